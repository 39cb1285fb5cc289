import htmx from 'htmx.org';
import { toast } from './toast';

type HtmxEvent<T> = CustomEvent<T>;

/** htmx without evaluation, with the CSRF header, and with every error shown in `#alerts`. */
export function startRequests(): void {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    historyCacheSize: 0,
    responseHandling: [
      { code: '204', swap: false },
      { code: '[23]..', swap: true },
      { code: '...', swap: true, error: true, target: '#alerts', swapOverride: 'innerHTML' },
    ],
  });
  on<{ headers: Record<string, string>; verb: string }>('htmx:configRequest', ({ headers }) => {
    const header = meta('csrf-header');
    const token = meta('csrf-token');
    if (header && token) {
      headers[header] = token;
    }
  });
  on<{ xhr: XMLHttpRequest; isError: boolean; serverResponse: string }>('htmx:beforeSwap', (detail) => {
    // Signed out meanwhile: asking for the page again leads to the sign-in and back; what was typed is kept.
    if (detail.xhr.status === 401) {
      location.reload();
    }
    if (detail.isError && !isFragment(detail.xhr)) {
      detail.serverResponse = alertBox(alerts()?.dataset.failed ?? `${detail.xhr.status}`);
    }
  });
  on('htmx:sendError', () => showAlert(alerts()?.dataset.offline ?? ''));
  on('htmx:timeout', () => showAlert(alerts()?.dataset.offline ?? ''));
  on<{ target: Element; xhr: XMLHttpRequest }>('htmx:afterSwap', ({ target }) => {
    if (target.id === 'alerts') {
      target.scrollIntoView({ block: 'nearest' });
    }
  });
  on<{ successful: boolean }>('htmx:afterRequest', ({ successful }) => {
    if (successful) {
      alerts()?.replaceChildren();
    }
  });
  // The server says it with the header HX-Trigger: {"toast": "…"}
  on<{ value: string }>('toast', ({ value }) => toast(value));
}

function on<T>(name: string, react: (detail: T) => void): void {
  document.addEventListener(name, (event) => react((event as HtmxEvent<T>).detail));
}

function meta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}

function alerts(): HTMLElement | null {
  return document.getElementById('alerts');
}

/** A proxy answers errors with a page of its own, which does not belong into ours. */
function isFragment(xhr: XMLHttpRequest): boolean {
  const html = (xhr.getResponseHeader('Content-Type') ?? '').startsWith('text/html');
  return html && xhr.responseText.trim() !== '' && !/<html[\s>]/i.test(xhr.responseText);
}

function alertBox(text: string): string {
  const box = document.createElement('div');
  box.className = 'alert alert-danger';
  box.textContent = text;
  return box.outerHTML;
}

function showAlert(text: string): void {
  const region = alerts();
  if (region) {
    region.innerHTML = alertBox(text);
    region.scrollIntoView({ block: 'nearest' });
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Draft = Record<string, string[]>;

const SENT = 'baton-draft-sent';
let leavingWithin = false;
let focused: Element | null = null;

/**
 * What people type into a form `[data-keep]` stays in this tab until the server has taken it: over a reload, an error,
 * a lost session. Only fields that were changed are kept, so that others' changes to the rest are not undone.
 * `[data-keep-notice]` in the form is shown when something came back; `[data-keep-discard]` drops it.
 */
export function startKeepingDrafts(): void {
  settleSent();
  restoreIn(document);
  document.addEventListener('htmx:load', (event) => restoreIn(event.target as Element));
  document.addEventListener('input', keep);
  document.addEventListener('change', keep);
  document.addEventListener('reset', ({ target }) => forget(target));
  document.addEventListener('submit', (event) => {
    if (event.target instanceof HTMLFormElement && event.target.matches('[data-sign-out]')) {
      forgetAll();
    }
    if (!event.defaultPrevented) {
      leaveWithin();
      noteSent(event.target);
    }
  });
  document.addEventListener('click', ({ target }) => {
    const element = target instanceof Element ? target : null;
    if (element?.closest('a[href]:not([target]):not([download])')) {
      leaveWithin();
    }
    const form = element?.closest('[data-keep-discard]')?.closest('form');
    if (form) {
      form.reset();
      notice(form, false);
    }
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    const { successful, requestConfig } = (event as CustomEvent).detail;
    // A field that asks for its form anew submits nothing.
    if (successful && requestConfig.verb !== 'get') {
      forget(requestConfig.elt);
    }
  });
  document.addEventListener('htmx:beforeSwap', () => (focused = document.activeElement));
  document.addEventListener('htmx:afterSwap', ({ target }) => keepFields(target as Element));
  addEventListener('beforeunload', (event) => {
    if (!leavingWithin && forms(document).some((form) => kept(form) !== null)) {
      event.preventDefault();
    }
  });
}

/** A form drawn anew complains of nothing, nor do the fields that stay in it; browsers that can't move them in place take their focus. */
function keepFields(swapped: Element): void {
  for (const field of swapped.querySelectorAll('[hx-preserve].is-invalid')) {
    field.classList.remove('is-invalid');
    field.removeAttribute('aria-invalid');
  }
  if (focused instanceof HTMLElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

/** Leaving by our own links and buttons loses nothing, so nobody is asked. */
function leaveWithin(): void {
  leavingWithin = true;
  setTimeout(() => (leavingWithin = false), 1_000);
}

function forms(scope: ParentNode): HTMLFormElement[] {
  const around = scope instanceof Element ? scope.closest<HTMLFormElement>('form[data-keep]') : null;
  const within = Array.from(scope.querySelectorAll<HTMLFormElement>('form[data-keep]'));
  return around ? [around, ...within.filter((form) => form !== around)] : within;
}

function key(form: HTMLFormElement): string {
  const action = form.getAttribute('action') || form.getAttribute('hx-post') || location.pathname;
  return `baton-draft:${document.body.dataset.person ?? ''}:${new URL(action, location.href).pathname}`;
}

function fields(form: HTMLFormElement): Field[] {
  return (Array.from(form.elements) as Field[]).filter(
    (field) =>
      field.matches('input, textarea, select') &&
      !field.matches('[type=hidden], [type=password], [type=file], [type=submit], [type=button], [readonly]') &&
      field.name !== '',
  );
}

function isTicked(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return Array.from(field.options).some((option) => option.selected !== option.defaultSelected);
  }
  return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function valuesOf(field: Field): string[] {
  if (field instanceof HTMLSelectElement) {
    return Array.from(field.selectedOptions, (option) => option.value);
  }
  return isTicked(field) && !field.checked ? [] : [field.value];
}

/** What is changed now, and what was changed before: a field that the server drew again looks unchanged. */
function typed(form: HTMLFormElement, before: Draft): Draft {
  const all = fields(form);
  const changed = new Set(all.filter((field) => isChanged(field) || field.name in before).map(({ name }) => name));
  const draft: Draft = {};
  for (const field of all.filter(({ name }) => changed.has(name))) {
    draft[field.name] = [...(draft[field.name] ?? []), ...valuesOf(field)];
  }
  return { ...before, ...draft };
}

function keep({ target }: Event): void {
  const form = (target as Field).form;
  if (!form?.matches('[data-keep]')) {
    return;
  }
  const draft = typed(form, kept(form) ?? {});
  if (Object.keys(draft).length > 0) {
    sessionStorage.setItem(key(form), JSON.stringify(draft));
  }
}

/** The names of the fields whose values wait to come back into the form. */
export function keptFields(form: HTMLFormElement): string[] {
  return form.matches('[data-keep]') ? Object.keys(kept(form) ?? {}) : [];
}

function kept(form: HTMLFormElement): Draft | null {
  return JSON.parse(sessionStorage.getItem(key(form)) ?? 'null') as Draft | null;
}

function restoreIn(scope: ParentNode): void {
  for (const form of forms(scope)) {
    const draft = kept(form);
    if (draft && restore(form, draft)) {
      notice(form, true);
    }
  }
}

function restore(form: HTMLFormElement, draft: Draft): boolean {
  const seen: Record<string, number> = {};
  const changed = fields(form).filter((field) => {
    const values = draft[field.name];
    const nth = (seen[field.name] = (seen[field.name] ?? -1) + 1);
    return values !== undefined && fill(field, values, nth);
  });
  for (const field of changed) {
    // Fields that others depend on ask the server for them again, as if typed now.
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return changed.length > 0;
}

/** True when that changed the field. Text fields of one name (a list) take the value of their place. */
function fill(field: Field, values: string[], nth: number): boolean {
  const before = valuesOf(field).join('\n');
  if (field instanceof HTMLSelectElement) {
    for (const option of field.options) {
      option.selected = values.includes(option.value);
    }
  } else if (isTicked(field)) {
    field.checked = values.includes(field.value);
  } else {
    field.value = values[nth] ?? '';
  }
  return valuesOf(field).join('\n') !== before;
}

function notice(form: HTMLFormElement, shown: boolean): void {
  form.querySelector('[data-keep-notice]')?.toggleAttribute('hidden', !shown);
}

function forget(form: EventTarget | null): void {
  if (form instanceof HTMLFormElement && form.matches('[data-keep]')) {
    sessionStorage.removeItem(key(form));
  }
}

function forgetAll(): void {
  for (const name of Object.keys(sessionStorage).filter((name) => name.startsWith('baton-draft'))) {
    sessionStorage.removeItem(name);
  }
}

function noteSent(form: EventTarget | null): void {
  if (form instanceof HTMLFormElement && form.matches('[data-keep]')) {
    sessionStorage.setItem(SENT, key(form));
  }
}

/** A post that was taken ends in a redirect to a page without complaint that is not the sign-in. */
function settleSent(): void {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const redirected = arrival?.type === 'navigate' && arrival.redirectCount > 0;
  if (sent && redirected && !document.querySelector('input[type=password], #alerts .alert-danger, .is-invalid')) {
    sessionStorage.removeItem(sent);
  }
}

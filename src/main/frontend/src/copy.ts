import { toast } from './toast';

/** `[data-copy]` copies its value, or its text when the value is empty, and says `data-copied`. */
export function startCopying(): void {
  document.addEventListener('click', ({ target }) => {
    const source = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    if (source) {
      void copy(source.dataset.copy || (source.textContent ?? '').trim()).then(
        () => toast(source.dataset.copied ?? ''),
        () => getSelection()?.selectAllChildren(source),
      );
    }
  });
}

async function copy(text: string): Promise<void> {
  // Browsers offer the clipboard to secure origins only; an intranet may well be plain http.
  const written = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (written) {
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) {
    throw new Error('The browser refused to copy.');
  }
}

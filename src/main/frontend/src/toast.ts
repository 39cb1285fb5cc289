const SHOWN_MS = 6_000;

/** Says a sentence in the live region `#toasts` (role="status") for a while. */
export function toast(text: string): void {
  const region = document.getElementById('toasts');
  if (!region || text === '') {
    return;
  }
  const box = document.createElement('div');
  box.className = 'toast show';
  const body = document.createElement('div');
  body.className = 'toast-body';
  body.textContent = text;
  box.append(body);
  region.append(box);
  setTimeout(() => box.remove(), SHOWN_MS);
}

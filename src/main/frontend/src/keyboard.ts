const OFF = 'baton-shortcuts-off';

const shortcuts: Record<string, () => boolean> = {
  j: () => move(1),
  k: () => move(-1),
  c: () => click(currentRow()?.querySelector<HTMLElement>('[data-row-claim]')),
  Enter: () => document.activeElement === document.body && click(openLink(currentRow())),
  '/': () => focus(document.querySelector<HTMLElement>('[data-search]')),
  '?': () => showHelp(),
};

/**
 * Keys of the work list: rows `[data-row]` with a link `[data-row-open]` and a button `[data-row-claim]`, the search
 * `[data-search]`, the help `dialog#keyboard-help`. A checkbox `[data-shortcuts]` switches them off and on.
 */
export function startKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    const shortcut = shortcuts[event.key];
    if (shortcut && isFree(event) && localStorage.getItem(OFF) === null && shortcut()) {
      event.preventDefault();
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest('[data-row]') : null;
    if (row) {
      markCurrent(row);
    }
  });
  document.addEventListener('click', ({ target }) => {
    const opener = target instanceof Element ? target.closest<HTMLElement>('[data-dialog]') : null;
    if (opener) {
      show(document.getElementById(opener.dataset.dialog ?? ''));
    }
  });
  for (const box of document.querySelectorAll<HTMLInputElement>('input[data-shortcuts]')) {
    box.checked = localStorage.getItem(OFF) === null;
    box.addEventListener('change', () =>
      box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'true'),
    );
  }
}

function isFree(event: KeyboardEvent): boolean {
  const typing =
    event.target instanceof HTMLElement &&
    (event.target.isContentEditable || event.target.matches('input:not([type=checkbox]), textarea, select'));
  const busy = document.querySelector('dialog[open], .modal.show, .dropdown-menu.show') !== null;
  return (
    !typing &&
    !busy &&
    !event.defaultPrevented &&
    !event.isComposing &&
    !(event.ctrlKey || event.metaKey || event.altKey)
  );
}

function rows(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-row]')).filter((row) => row.offsetParent !== null);
}

function currentRow(): HTMLElement | undefined {
  return rows().find((row) => row.hasAttribute('aria-current'));
}

function markCurrent(current: Element): void {
  for (const row of document.querySelectorAll('[data-row][aria-current]')) {
    row.removeAttribute('aria-current');
  }
  current.setAttribute('aria-current', 'true');
}

function move(step: number): boolean {
  const all = rows();
  const at = all.findIndex((row) => row.hasAttribute('aria-current'));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) {
    return false;
  }
  markCurrent(next);
  next.scrollIntoView({ block: 'nearest' });
  return focus(openLink(next));
}

function openLink(row: HTMLElement | undefined): HTMLElement | null | undefined {
  return row?.querySelector<HTMLElement>('[data-row-open]');
}

function click(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return Boolean(element);
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  if (element instanceof HTMLInputElement) {
    element.select();
  }
  return Boolean(element);
}

function showHelp(): boolean {
  return show(document.getElementById('keyboard-help'));
}

function show(dialog: HTMLElement | null): boolean {
  if (dialog instanceof HTMLDialogElement) {
    dialog.showModal();
  }
  return dialog !== null;
}

import { keptFields } from './draft';

const NEW = /\.new(\d+)/;

/**
 * Forms with one row of fields below the other, `[data-grid]` with rows `[data-grid-row]`, worked like a sheet: Enter goes to the same
 * field of the next row, and from the last row to a new one; the arrow keys go up and down where they have nothing else to do, with Ctrl
 * everywhere; Shift+Enter breaks a line; Ctrl+Enter sends the form. `[data-grid-add]` adds a row too. A row's fields are named
 * `<column>.<row>`, and those of new rows `<column>.new<n>`.
 */
export function startGrids(): void {
  for (const grid of document.querySelectorAll<HTMLElement>('[data-grid]')) {
    restoreRows(grid);
    grid.addEventListener('keydown', (event) => act(grid, event));
    for (const button of grid.parentElement?.querySelectorAll<HTMLElement>('[data-grid-add]') ?? []) {
      button.hidden = false;
      button.addEventListener('click', () => focusFirst(addRow(grid)));
    }
  }
}

function act(grid: HTMLElement, event: KeyboardEvent): void {
  const field = event.target;
  if (!isField(field) || event.isComposing || event.altKey || event.metaKey) {
    return;
  }
  if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault();
    field.form?.requestSubmit();
    return;
  }
  const step = stepOf(event, field);
  const row = field.closest('[data-grid-row]');
  if (step === 0 || row === null) {
    return;
  }
  event.preventDefault();
  const rows = rowsOf(grid);
  const next = rows[rows.indexOf(row) + step] ?? (event.key === 'Enter' ? addRow(grid) : undefined);
  focus(next, columnOf(field));
}

/** 1 for the next row, -1 for the one before, 0 when the key belongs to the field. */
function stepOf(event: KeyboardEvent, field: Field): number {
  if (event.key === 'Enter') {
    return event.shiftKey ? 0 : 1;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  return step === 0 || event.shiftKey || !(event.ctrlKey || isFree(field, step)) ? 0 : step;
}

/** Whether an arrow key has nothing to do in the field: one line, or the caret at the end it would leave by. */
function isFree(field: Field, step: number): boolean {
  if (field instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, value } = field;
    return selectionStart === selectionEnd && selectionStart === (step > 0 ? value.length : 0);
  }
  return field instanceof HTMLInputElement;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(target: EventTarget | null): target is Field {
  return target instanceof Element && target.matches('input, textarea, select');
}

function isBox(field: Field): boolean {
  return field instanceof HTMLInputElement && field.type === 'checkbox';
}

function rowsOf(grid: HTMLElement): Element[] {
  return Array.from(grid.querySelectorAll('[data-grid-row]'));
}

function columnOf(field: Field): string {
  return field.name.split('.')[0] ?? '';
}

/** The same column, or the row's first field where it has none. */
function focus(row: Element | undefined, column: string): void {
  const field =
    row?.querySelector<Field>(`[name^="${column}."]:not([type=hidden])`) ??
    row?.querySelector<Field>('input:not([type=hidden]), textarea, select');
  field?.focus();
  if (field instanceof HTMLInputElement && !isBox(field)) {
    field.select();
  }
}

function focusFirst(row: Element | undefined): void {
  focus(row, '');
}

/** A blank copy of the last row, which is always a new one; none when there are as many as may be. */
function addRow(grid: HTMLElement): Element | undefined {
  const rows = rowsOf(grid);
  const last = rows.at(-1);
  if (!last || rows.length >= Number(grid.dataset.grid)) {
    return undefined;
  }
  const copy = last.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('*')) {
    for (const attribute of Array.from(element.attributes)) {
      attribute.value = attribute.value.replace(NEW, (_, number) => `.new${Number(number) + 1}`);
    }
    blank(element);
  }
  last.after(copy);
  return copy;
}

function blank(element: Element): void {
  element.classList.remove('is-invalid');
  element.removeAttribute('aria-invalid');
  if (element.matches('.invalid-feedback')) {
    element.remove();
  } else if (element instanceof HTMLTextAreaElement) {
    element.value = element.defaultValue = '';
  } else if (element instanceof HTMLInputElement && element.type !== 'hidden') {
    element.value = element.defaultValue = '';
  } else if (element instanceof HTMLOptionElement) {
    element.selected = element.defaultSelected = false;
  }
}

/** Rows that were added before the page was loaded again, for what was typed into them. */
function restoreRows(grid: HTMLElement): void {
  const form = grid.closest('form');
  const kept = form ? keptFields(form) : [];
  const last = Math.max(-1, ...kept.map((name) => Number(NEW.exec(name)?.[1] ?? -1)));
  while (newest(grid) < last && addRow(grid)) {
    // One row more each time.
  }
}

function newest(grid: HTMLElement): number {
  const name = rowsOf(grid).at(-1)?.querySelector('[name*=".new"]')?.getAttribute('name') ?? '';
  return Number(NEW.exec(name)?.[1] ?? Infinity);
}

/** `[data-filter]` holds a search field that leaves only those choices of the named list whose text holds what was typed, or that are chosen. */
export function startFiltering(): void {
  for (const block of document.querySelectorAll<HTMLElement>('[data-filter]')) {
    const field = block.querySelector<HTMLInputElement>('input');
    const choices = document.querySelectorAll<HTMLElement>(`${block.dataset.filter} label`);
    block.hidden = choices.length < 8;
    field?.addEventListener('input', () => {
      const wanted = field.value.trim().toLowerCase();
      for (const choice of choices) {
        const chosen = choice.querySelector('input')?.checked ?? false;
        choice.hidden = !chosen && !(choice.textContent ?? '').toLowerCase().includes(wanted);
      }
    });
    field?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
      }
    });
  }
}

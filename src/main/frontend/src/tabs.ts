/** On a narrow screen the tabs scroll in their row: the current one comes into sight, also when htmx draws them anew. */
export function startTabs(): void {
  document.addEventListener('htmx:load', (event) => showCurrentIn(event.target as Element));
}

function showCurrentIn(part: Element): void {
  const row = part.closest('.tabs-in-a-row') ?? part.querySelector('.tabs-in-a-row');
  const current = row?.querySelector('.active');
  if (row && current) {
    row.scrollLeft += Math.max(0, current.getBoundingClientRect().right - row.getBoundingClientRect().right);
  }
}

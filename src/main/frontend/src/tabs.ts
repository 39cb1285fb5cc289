/** On a narrow screen the tabs scroll in their row: the current one comes into sight, also when htmx draws them anew. */
export function startTabs(): void {
  document.addEventListener('htmx:load', showCurrent);
  window.addEventListener('resize', showCurrent);
}

function showCurrent(): void {
  for (const row of document.querySelectorAll('.tabs-in-a-row')) {
    const current = row.querySelector('.active');
    if (current) {
      row.scrollLeft += Math.max(0, current.getBoundingClientRect().right - row.getBoundingClientRect().right);
    }
  }
}

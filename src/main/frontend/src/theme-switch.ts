import { chooseTheme, chosenTheme, type Theme } from './theme-choice';

/** Buttons `[data-theme-set="light|dark|auto"]`; the chosen one is pressed. */
export function startThemeSwitch(): void {
  showChoice();
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-theme-set]') : null;
    if (button) {
      chooseTheme(button.dataset.themeSet as Theme);
      showChoice();
    }
  });
  document.addEventListener('htmx:load', showChoice);
}

function showChoice(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-theme-set]')) {
    const chosen = button.dataset.themeSet === chosenTheme();
    button.setAttribute('aria-pressed', String(chosen));
    button.classList.toggle('active', chosen);
  }
}

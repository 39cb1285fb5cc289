export type Theme = 'light' | 'dark' | 'auto';

const KEY = 'baton-theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

export function applyTheme(): void {
  const theme = chosenTheme();
  const dark = theme === 'dark' || (theme === 'auto' && prefersDark.matches);
  document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
}

export function followSystem(): void {
  prefersDark.addEventListener('change', applyTheme);
}

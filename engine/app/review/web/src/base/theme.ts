// Light, dark, or as the system is set.
import { recall, remember } from './memory';

export type Theme = 'system' | 'light' | 'dark';
export const themes: Theme[] = ['system', 'light', 'dark'];

const system_dark = matchMedia('(prefers-color-scheme: dark)');

export function currentTheme(): Theme {
  const kept = recall('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function setTheme(theme: Theme): void {
  remember('theme', theme);
  applyTheme();
}

/** The style sheets' dark colours stand once, behind an attribute of the root. */
function applyTheme(): void {
  const theme = currentTheme();
  const dark = theme === 'dark' || (theme === 'system' && system_dark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Applies the theme, now and whenever the system is set otherwise. */
export function followTheme(): void {
  applyTheme();
  system_dark.addEventListener('change', applyTheme);
}

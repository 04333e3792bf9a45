import { remember, remembered } from './memory.ts';
import { Store } from './store.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const isTheme = (value: string | null): value is Theme => THEMES.some((theme) => theme === value);

const stored = remembered('theme');
export const theme = new Store<Theme>(isTheme(stored) ? stored : 'system');

/** `boot.ts` does the same before the first paint. */
export function chooseTheme(next: Theme): void {
  remember('theme', next);
  document.documentElement.dataset.theme = next;
  theme.set(next);
}

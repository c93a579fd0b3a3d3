import { useEffect } from 'react';
import { keptChoice } from './kept-choice.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

export const theme = keptChoice(
  'theme',
  (text): text is Theme => (THEMES as readonly string[]).includes(text),
  () => 'system',
);

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)');

export function applyTheme() {
  const chosen = theme.get();
  const isDark = chosen === 'dark' || (chosen === 'system' && systemIsDark().matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}

/** Keeps the page in the chosen theme, and in the system's where that is the choice. */
export function useTheme() {
  const chosen = theme.use();
  useEffect(() => {
    applyTheme();
    const query = systemIsDark();
    query.addEventListener('change', applyTheme);
    return () => query.removeEventListener('change', applyTheme);
  }, [chosen]);
}

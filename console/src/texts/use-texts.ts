import { createContext, use } from 'react';
import { en, type Texts } from './en.ts';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const LOADERS: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de.ts')).de,
};

export const loadTexts = (language: Language): Promise<Texts> => LOADERS[language]();

export const TextsContext = createContext<Texts>(en);

/** The texts in the language of whoever reads. */
export const useTexts = (): Texts => use(TextsContext);

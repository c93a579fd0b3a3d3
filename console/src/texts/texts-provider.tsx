import { useEffect, useState, type ReactNode } from 'react';
import { keptChoice } from '../ui/kept-choice.ts';
import { en } from './en.ts';
import { LANGUAGES, loadTexts, TextsContext, type Language } from './use-texts.ts';

const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

export const language = keptChoice('language', isLanguage, () => {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return wanted ?? 'en';
});

export function TextsProvider({ children }: { readonly children: ReactNode }) {
  const chosen = language.use();
  const [texts, setTexts] = useState(en as Awaited<ReturnType<typeof loadTexts>>);
  useEffect(() => {
    let isCurrent = true;
    void loadTexts(chosen).then((loaded) => {
      if (isCurrent) setTexts(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [chosen]);
  useEffect(() => {
    document.documentElement.lang = texts.lang;
  }, [texts]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

// Which language people read, and what to say in it.
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Text } from '../api/types';
import { en } from '../text/en';
import { vi } from '../text/vi';
import { recall, remember } from './memory';

export type Language = 'vi' | 'en';
export type Key = keyof typeof vi;
type Values = Record<string, string | number>;

const catalogues: Record<Language, Record<Key, string>> = { vi, en };

export interface Speech {
  language: Language;
  setLanguage: (language: Language) => void;
  /** The catalogue's text; `{name}` in it gives way to `values.name`. */
  t: (key: Key, values?: Values) => string;
  /** The half of a text of the server that people read; the other one where that is empty. */
  say: (text: Text | undefined) => string;
  dateTime: (iso: string) => string;
  number: (value: number) => string;
}

export function fill(pattern: string, values: Values): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

function speechOf(language: Language, setLanguage: (language: Language) => void): Speech {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const dates = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const numbers = new Intl.NumberFormat(locale);
  return {
    language,
    setLanguage,
    t: (key, values) => (values ? fill(catalogues[language][key], values) : catalogues[language][key]),
    say: (text) => (text ? text[language] || text.vi || text.en : ''),
    dateTime: (iso) => {
      const date = new Date(iso);
      return Number.isNaN(date.getTime()) ? iso : dates.format(date);
    },
    number: (value) => numbers.format(value),
  };
}

const SpeechContext = createContext<Speech>(speechOf('vi', () => {}));

export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(recall('language') === 'en' ? 'en' : 'vi');
  useEffect(() => {
    document.documentElement.lang = language;
    remember('language', language);
  }, [language]);
  const speech = useMemo(() => speechOf(language, setLanguage), [language]);
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

export function LanguageSwitch() {
  const { language, setLanguage, t } = useSpeech();
  const other: Language = language === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" class="quiet" lang={other} onClick={() => setLanguage(other)}>
      {t('language.other')}
    </button>
  );
}

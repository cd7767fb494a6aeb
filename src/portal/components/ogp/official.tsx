import type { OfficialWords } from '../../../../read-models/ogp-commitments.js';
import type { InLanguages, InstitutionDoc } from '../../../../read-models/ogp-documents.js';
import type { Lang } from '../../frame.js';
import { otherLang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Tag } from '../status-tag.js';
import { Gone, isShown, Prose } from '../text.js';

/** Words in the reader's language, or in the other one where that is all there is. */
export function inLang(said: InLanguages, lang: Lang): { readonly text: string; readonly lang: Lang } {
  const own = said[lang];
  if (own) return { text: own, lang };
  const other = otherLang(lang);
  return { text: said[other] ?? '', lang: said[other] ? other : lang };
}
export const textIn = (said: InLanguages, lang: Lang): string => inLang(said, lang).text;

/** A line of an official document. */
export function Official({ said, lang }: { said: InLanguages; lang: Lang }) {
  const found = inLang(said, lang);
  return found.lang === lang ? found.text : <span lang={found.lang}>{found.text}</span>;
}

/** What an official said of how it goes: in one language or both, or that it is closed. */
export function OfficialProse({ words, lang }: { words: OfficialWords; lang: Lang }) {
  if (!isShown(words)) return <Gone words={words} lang={lang} />;
  // the other language is empty where nothing was said in it
  const { text, lang: of } = inLang({ ka: words.ka, en: words.en }, lang);
  return text === '' ? null : <Prose text={text} lang={of} />;
}

/** The names of institutions by their codes in the plan. */
export const institutionsIn = (all: readonly InstitutionDoc[], codes: readonly string[], lang: Lang): string =>
  codes
    .map((code) => {
      const found = all.find((one) => one.code === code);
      return found ? textIn(found.name, lang) : code;
    })
    .join(', ');

const TONES: Readonly<Record<string, string>> = {
  complete: 'good',
  substantial: '',
  limited: 'waits',
  'not-started': 'over',
  withdrawn: 'over',
  dropped: 'over',
  none: 'over',
  'no-evidence': 'bad',
};

/** How far something has come, as a word; the tone only repeats it. */
export function CompletionTag({ completion, lang }: { completion: string | null; lang: Lang }) {
  const code = completion ?? 'none';
  const words: Readonly<Record<string, string>> = say(lang).ogpWords.completion;
  return <Tag tone={TONES[code] ?? 'over'}>{words[code] ?? code}</Tag>;
}

/** A code of a vocabulary in words; one that has none yet goes by itself. */
export const word = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

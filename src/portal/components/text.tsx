import type { ComponentChildren } from 'preact';
import type { PetitionView } from '../../../read-models/petition-views.js';
import type { Words } from '../../../read-models/texts.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { safeUrl } from '../safe-url.js';

const LINK = /(https?:\/\/[^\s<>"„“”]+[^\s<>"„“”.,;:!?)])/;

/** Web addresses in the office's own words become links; nothing else does. */
export function linked(text: string): ComponentChildren {
  return text.split(LINK).map((piece, i) => {
    const url = i % 2 === 1 ? safeUrl(piece) : undefined;
    return url ? (
      <a href={url} rel="nofollow noopener">
        {piece}
      </a>
    ) : (
      piece
    );
  });
}

/** The language of words that do not say it themselves: officials write in either. */
export const languageOf = (text: string): Lang => (/[\u10d0-\u10ff]/.test(text) ? 'ka' : 'en');

/** A few words of somebody's own within a sentence of ours. */
export const Written = ({ text }: { text: string }) => <span lang={languageOf(text)}>{text}</span>;

/** Plain text as paragraphs, in the language it was written in. */
export const Prose = ({ text, lang, links }: { text: string; lang?: Lang | undefined; links?: boolean }) => (
  <div class="prose" lang={lang ?? languageOf(text)}>
    {text
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => (
        <p class="message">{links ? linked(paragraph.trim()) : paragraph.trim()}</p>
      ))}
  </div>
);

type Open = { readonly erased?: never; readonly sealed?: never };
type Maybe = {
  readonly erased?: true | undefined;
  readonly sealed?: true | undefined;
  readonly byLink?: true | undefined;
};

/** Whether there is a text to show. */
export const isShown = <T extends Maybe>(words: T): words is Extract<T, Open> => !words.erased && !words.sealed;

function instead(words: Maybe, lang: Lang): string {
  const { erased, byLink, sealed } = say(lang).shell;
  if (words.erased) return erased;
  return words.byLink ? byLink : sealed;
}

/** Said in place of a text that is not shown: whether it is gone or closed. */
export const Gone = ({ words, lang }: { words: Maybe; lang: Lang }) => <p class="gone">{instead(words, lang)}</p>;

/** Whose petition it is, as far as a name may be shown. */
export function Author({ author, lang }: { author: PetitionView['author']; lang: Lang }) {
  const { petition, shell } = say(lang);
  if (!isShown(author)) return author.erased ? shell.nameErased : shell.nameSealed;
  return (
    <>
      {petition.by} <Written text={author.name} />
    </>
  );
}

/** In which language a title is; undefined where words of ours stand in its place. */
export const titleLang = ({ text, language }: { text: Words<'title'>; language: Lang }): Lang | undefined =>
  isShown(text) ? language : undefined;

/** A petition's title, or what to call it without one. */
export function titleOf(words: Words<'title'>, lang: Lang): string {
  if (isShown(words)) return words.title;
  return 'byLink' in words ? say(lang).shell.byLinkTitle : instead(words, lang);
}

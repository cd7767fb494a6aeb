import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

type Props = {
  readonly lang: Lang;
  /** Of which list, where a page has several. */
  readonly label?: string;
  /** The first page, when this is not it. */
  readonly first: string | undefined;
  readonly next: string | undefined;
  readonly words?: { readonly first: string; readonly next: string };
};

/** On through a list by its cursor: forward, or back to its beginning. */
export function Pagination({ lang, label, first, next, words }: Props) {
  const t = say(lang).shell;
  if (!first && !next) return null;
  return (
    <nav class="pages" aria-label={label ? `${t.pagination}: ${label}` : t.pagination}>
      {first ? <a href={first}>{words?.first ?? t.previousPage}</a> : <span />}
      {next && (
        <a class="button quiet" rel="next" href={next}>
          {words?.next ?? t.nextPage}
        </a>
      )}
    </nav>
  );
}

import type { Words } from '../../../read-models/texts.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { isShown, Written } from './text.js';
import { factName } from './timeline.js';

type Update = {
  readonly type: string;
  readonly at: string;
  readonly event: string;
  readonly text: Words<'text'> | null;
};
type Props<U> = {
  readonly updates: readonly U[];
  /** What a fact says that is worth a line. */
  readonly linesOf: (update: U) => readonly string[];
  readonly lang: Lang;
};

/** What happened, newest first; each entry leads to its receipt. */
export function Updates<U extends Update>({ updates, linesOf, lang }: Props<U>) {
  const words = say(lang);
  return (
    <ol class="timeline">
      {updates.toReversed().map((update) => (
        <li>
          <b>{factName(update.type, words)}</b>
          {linesOf(update).map((line) => (
            <p>{line}</p>
          ))}
          {update.text && isShown(update.text) && (
            <p class="message">
              <Written text={update.text.text} />
            </p>
          )}
          <p class="meta dotted">
            <time dateTime={update.at}>{format(lang).moment(update.at)}</time>
            <a href={paths(lang).receipt(update.event)}>{words.log.receipt.title}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}

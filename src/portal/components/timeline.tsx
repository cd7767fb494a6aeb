import type { TimelineEntry } from '../../../read-models/petition-documents.js';
import type { Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { format, lastMoment } from '../i18n/format.js';
import { paths } from '../paths.js';
import { Written } from './text.js';

type Props = { readonly entries: readonly TimelineEntry[]; readonly lang: Lang };

/** What happened to a petition, newest first; each line leads to its entry in the log. */
export function Timeline({ entries, lang }: Props) {
  const t = say(lang);
  const { date } = format(lang);
  return (
    <ol class="timeline">
      {entries.toReversed().map((entry) => (
        <li>
          <b>{factName(entry.type, t)}</b>
          {detailsOf(entry, t).map((line) => (
            <p>{line}</p>
          ))}
          {reasonOf(entry) && (
            <p>
              {t.timeline.reason} <Written text={reasonOf(entry)!} />
            </p>
          )}
          <p class="meta dotted">
            <time dateTime={entry.at}>{date(entry.at)}</time>
            <a href={paths(lang).receipt(entry.event)}>{t.log.receipt.title}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** A fact in words; one that has none yet goes by its own name. */
export const factName = (type: string, t: Catalogue): string =>
  (t.facts as Readonly<Record<string, string>>)[type] ?? type;

/** What a fact says that is worth a line, in words. Anything unknown is left out. */
export function detailsOf({ type, details }: TimelineEntry, t: Catalogue): string[] {
  const line = t.timeline;
  const number = (name: string) => (typeof details[name] === 'number' ? (details[name] as number) : undefined);
  const text = (name: string) => (typeof details[name] === 'string' ? (details[name] as string) : undefined);
  const named = (words: object, name: string) => (words as Record<string, string>)[text(name) ?? ''];
  const lines: (string | undefined)[] = [
    number('supporters') !== undefined ? line.supporters(number('supporters')!) : undefined,
    number('threshold') !== undefined ? line.threshold(number('threshold')!) : undefined,
    text('closesAt') && line.closes(lastMoment(text('closesAt')!)),
    text('certificate') && line.certificate(text('certificate')!),
    text('moderationDue') && line.due(lastMoment(text('moderationDue')!)),
    text('decisionDue') && line.due(lastMoment(text('decisionDue')!)),
    text('answerDue') && line.due(lastMoment(text('answerDue')!)),
    named(t.office.grounds, 'ground'),
    text('appealUntil') && line.appealUntil(lastMoment(text('appealUntil')!)),
    named(t.petition.refused.decided, 'outcome'),
    named(t.petition.answer.decision, 'decision'),
    number('version') !== undefined && number('version')! > 1
      ? t.petition.answer.version(number('version')!)
      : undefined,
    named(t.petition.followUps.state, 'state'),
    number('count') !== undefined ? line.signatures(number('count')!) : undefined,
    number('accepted') !== undefined
      ? line.sheet(number('accepted')!, number('rows') ?? number('accepted')!)
      : undefined,
    type === 'PetitionClosed' ? named(line.closed, 'reason') : undefined,
  ];
  return lines.filter((one): one is string => !!one);
}

/** Why, in an official's own words. A petition closes for reasons that have words of ours. */
export const reasonOf = ({ type, details }: TimelineEntry): string | undefined =>
  type !== 'PetitionClosed' && typeof details.reason === 'string' ? details.reason : undefined;

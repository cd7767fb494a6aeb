import type { PetitionTitle } from '../../../read-models/petitions.js';
import type { Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { factName } from './timeline.js';

/** One entry as the public may know it. */
export type LogEntry = {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  /** The hour it was recorded in: any instant of it, ISO-8601; or the day (YYYY-MM-DD), where no more is told. */
  readonly hour: string;
  readonly data: object;
  /** The petition it concerns, where that stands in lists. */
  readonly petition?: PetitionTitle | undefined;
  readonly commitment?: string | null | undefined;
};

/** An entry that was looked for, in short. */
export function Entry({ entry, lang }: { entry: LogEntry; lang: Lang }) {
  const words = say(lang);
  const t = words.log;
  return (
    <div class="stack">
      <p>
        <b>{t.found(entry.position)}</b> · {factName(entry.type, words)} · {hourOf(entry.hour, lang)}
      </p>
      <p>
        <code>{entry.id}</code>
      </p>
      <p class="cluster">
        <a href={paths(lang).entry(entry.position)}>{t.whole}</a>
        <a href={paths(lang).receipt(entry.id)}>{t.receipt.title}</a>
      </p>
      <details class="fold">
        <summary>{t.details}</summary>
        <pre class="data">{JSON.stringify(entry.data, null, 2)}</pre>
      </details>
      {entry.commitment && (
        <p class="meta">
          {t.commitment}: <code>{entry.commitment}</code>
        </p>
      )}
    </div>
  );
}

/** The hour of an entry, never finer. */
export function hourOf(instant: string, lang: Lang): string {
  const { date, time } = format(lang);
  if (instant.length === 10) return date(instant);
  return say(lang).log.hour(date(instant), time(instant).slice(0, 2));
}

/** What a stream is about, in words: its name is the kind, then a long number. */
export function kindOf(stream: string, { log }: Catalogue): string {
  const kind = stream.slice(0, stream.indexOf('-'));
  return (log.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
}

import type { VNode } from 'preact';
import type { PetitionTitle } from '../../../read-models/petitions.js';
import { Field, type Option } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { titleOf } from '../components/text.js';
import { factName } from '../components/timeline.js';
import type { Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths, withQuery } from '../paths.js';

/** One entry as the public may know it. */
export type LogEntry = {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  /** The hour it was recorded in: any instant of it, ISO-8601. */
  readonly hour: string;
  readonly data: object;
  /** The petition it concerns, where that stands in lists. */
  readonly petition?: PetitionTitle | undefined;
  readonly commitment?: string | null | undefined;
};

/** A stretch of the log, newest first, and what was looked for in it. */
export type LogView = Framed & {
  readonly wanted: {
    readonly type?: string | undefined;
    readonly stream?: string | undefined;
    readonly find?: string | undefined;
    readonly before?: string | undefined;
  };
  readonly entries: readonly LogEntry[];
  /** Entries in all. */
  readonly head: number;
  /** Where older entries begin; null at the log's beginning. */
  readonly older: number | null;
  /** What `find` led to; null when there is no such entry, left out when nothing was looked for. */
  readonly found?: LogEntry | null | undefined;
};
type Props = { readonly view: LogView; readonly lang: Lang };

export function LogPage(view: LogView, lang: Lang): VNode {
  const { frame, wanted, entries, head, older } = view;
  const t = say(lang).log;
  const { log } = paths(lang);
  const { before, find: _, ...query } = wanted;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="log"
      meta={{ title: t.title, description: t.description, unlisted: Object.values(wanted).some(Boolean) }}
    >
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Find view={view} lang={lang} />
        <ul class="cluster">
          <li>
            <a href={paths(lang).figures}>{say(lang).figures.title}</a>
          </li>
          <li>
            <a href={paths(lang).replay}>{t.replay.title}</a>
          </li>
          <li>
            <a href={paths(lang).checkReceipt}>{t.receipt.pasteTitle}</a>
          </li>
        </ul>
        <Filter view={view} lang={lang} />
        {wanted.stream ? (
          <p class="cluster">
            <span>
              {t.columns.stream}: <code>{wanted.stream}</code>
            </span>
            <a href={log}>{t.newest}</a>
          </p>
        ) : (
          <p class="meta">{t.head(head)}</p>
        )}
        {entries.length === 0 ? <p class="card">{t.empty}</p> : <Entries view={view} lang={lang} />}
        <Pagination
          lang={lang}
          words={{ first: t.newest, next: t.older }}
          first={before === undefined ? undefined : withQuery(log, query)}
          next={older === null ? undefined : withQuery(log, { ...query, before: String(older) })}
        />
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={api.events}>JSON</a>
        </p>
        <section class="card quiet stack" aria-labelledby="not-proved">
          <h2 id="not-proved">{t.notProvedTitle}</h2>
          <div class="prose">
            <ul>
              {t.notProved.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
            <p>{t.hoursNote}</p>
          </div>
        </section>
      </div>
    </Layout>
  );
}

function Find({ view: { wanted, found }, lang }: Props) {
  const t = say(lang).log;
  return (
    <div class="card stack">
      <form class="find" method="get" action={paths(lang).log} aria-label={t.findTitle}>
        <Field
          lang={lang}
          name="find"
          label={t.find}
          hint={t.findHint}
          value={wanted.find}
          input={{ maxLength: 200, autocomplete: 'off', spellcheck: false, required: false }}
        />
        <button type="submit" class="button">
          {t.findButton}
        </button>
      </form>
      {found && (
        <section class="banner good" aria-labelledby="found">
          <h2 id="found">{t.foundTitle}</h2>
          <Entry entry={found} lang={lang} />
        </section>
      )}
      {found === null && (
        <section class="banner bad" aria-labelledby="found">
          <h2 id="found">{t.notFoundTitle}</h2>
          <p>{t.notFound}</p>
        </section>
      )}
    </div>
  );
}

function Entry({ entry, lang }: { entry: LogEntry; lang: Lang }) {
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
  return say(lang).log.hour(date(instant), time(instant).slice(0, 2));
}

const typeOptions = (t: Catalogue): readonly Option[] => [
  { value: '', label: t.log.allTypes },
  ...Object.entries(t.facts).map(([value, label]) => ({ value, label })),
];

function Filter({ view: { wanted }, lang }: Props) {
  const words = say(lang);
  return (
    <form class="find" method="get" action={paths(lang).log}>
      <div class="field">
        <label for="type">{words.log.type}</label>
        <select class="input" id="type" name="type">
          {typeOptions(words).map(({ value, label }) => (
            <option value={value} selected={value === (wanted.type ?? '')}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button quiet">
        {words.shell.filter}
      </button>
    </form>
  );
}

function Entries({ view: { entries }, lang }: Props) {
  const words = say(lang);
  const { columns: t, tableLabel } = words.log;
  const { log } = paths(lang);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach the end of a wide table
    <section class="scroller" tabIndex={0} aria-label={tableLabel}>
      <table class="table wide stacking">
        <thead>
          <tr>
            <th scope="col">{t.position}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.hour}</th>
            <th scope="col">{t.stream}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ position, hour, type, stream, petition }) => (
            <tr>
              <td class="n">
                <a href={paths(lang).entry(position)}>{format(lang).number(position)}</a>
              </td>
              <th scope="row">{factName(type, words)}</th>
              <td class="n">{hourOf(hour, lang)}</td>
              <td>
                {petition && (
                  <a href={paths(lang).petition(petition.id)} lang={petition.language}>
                    {titleOf(petition.text, lang)}
                  </a>
                )}
                <span class={petition && 'sub'}>
                  <a href={withQuery(log, { stream })}>{kindOf(stream, words)}</a>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a stream is about, in words: its name is the kind, then a long number. */
export function kindOf(stream: string, { log }: Catalogue): string {
  const kind = stream.slice(0, stream.indexOf('-'));
  return (log.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
}

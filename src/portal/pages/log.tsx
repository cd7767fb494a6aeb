import type { VNode } from 'preact';
import { Field, type Option } from '../components/field.js';
import { Entry, hourOf, kindOf, type LogEntry } from '../components/log-entry.js';
import { type Checkpoint, NewestCheckpoint } from '../components/newest-checkpoint.js';
import { Pagination } from '../components/pagination.js';
import { Scroller } from '../components/scroller.js';
import { titleOf } from '../components/text.js';
import { factName } from '../components/timeline.js';
import type { Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

/** A stretch of the log, newest first, and what was looked for in it. */
export type LogView = Framed & {
  readonly wanted: {
    readonly type?: string | undefined;
    readonly stream?: string | undefined;
    readonly find?: string | undefined;
    readonly before?: string | undefined;
    /** The last day to show, YYYY-MM-DD in Tbilisi. */
    readonly day?: string | undefined;
  };
  readonly entries: readonly LogEntry[];
  /** Entries in all. */
  readonly head: number;
  /** Where older entries begin; null at the log's beginning. */
  readonly older: number | null;
  readonly checkpoint?: Checkpoint | undefined;
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
      meta={{
        title: t.title,
        description: t.description,
        unlisted: Object.values(wanted).some(Boolean),
        about: [
          dataset(
            { origin: frame.origin, lang },
            {
              path: log,
              name: t.title,
              description: t.description,
              files: [
                [api.events, 'application/json'],
                [api.checkpoint, 'text/plain'],
              ],
            },
          ),
        ],
      }}
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
        {view.checkpoint && <NewestCheckpoint checkpoint={view.checkpoint} lang={lang} />}
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

const typeOptions = (t: Catalogue): readonly Option[] => [
  { value: '', label: t.log.allTypes },
  ...Object.entries(t.facts).map(([value, label]) => ({ value, label })),
];

function Filter({ view: { wanted }, lang }: Props) {
  const words = say(lang);
  return (
    <form class="filters few" method="get" action={paths(lang).log}>
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
      <div class="field">
        <label for="day">{words.log.day}</label>
        <input class="input" type="date" id="day" name="day" value={wanted.day ?? ''} />
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
    <Scroller label={tableLabel}>
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
    </Scroller>
  );
}

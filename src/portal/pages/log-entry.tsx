import type { VNode } from 'preact';
import type { DocumentChange } from '../../read/entry-changes.js';
import { AnswersList } from '../components/answers-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { FieldChanges } from '../components/field-changes.js';
import { hourOf, kindOf, type LogEntry } from '../components/log-entry.js';
import { Pagination } from '../components/pagination.js';
import { titleOf } from '../components/text.js';
import { factName } from '../components/timeline.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type EntryView = Framed & {
  readonly entry: LogEntry;
  /** Where it stands in the signed log, and its hash as a leaf; undefined while it waits. */
  readonly proof?: { readonly index: number; readonly size: number; readonly hash: string } | undefined;
  /** Entries in all. */
  readonly head: number;
  /** What it changed; a word where that cannot be told; left out when nobody asked. */
  readonly changes?: readonly DocumentChange[] | 'unavailable' | 'busy' | undefined;
};
type Props = { readonly view: EntryView; readonly lang: Lang };

/** One entry of the log: what it says, how it is proved, what it changed. */
export function LogEntryPage(view: EntryView, lang: Lang): VNode {
  const { frame, entry, head } = view;
  const words = say(lang);
  const t = words.entry;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="log" meta={{ title: t.title(entry.position), unlisted: true }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[{ href: to.log, label: words.log.title }]} here={t.title(entry.position)} />
          <h1>{factName(entry.type, words)}</h1>
          <Facts view={view} lang={lang} />
          <details class="fold" open>
            <summary>{t.public}</summary>
            <pre class="data wrapped">{JSON.stringify(entry.data, null, 2)}</pre>
          </details>
          <p class="data-links">
            <a href={to.receipt(entry.id)}>{words.log.receipt.title}</a>
            <a href={withQuery(to.replay, { position: String(entry.position) })} rel="nofollow">
              {t.after}
            </a>
          </p>
        </div>
        <Changes view={view} lang={lang} />
        <Pagination
          lang={lang}
          words={{ first: t.older, next: t.newer }}
          first={entry.position > 1 ? to.entry(entry.position - 1) : undefined}
          next={entry.position < head ? to.entry(entry.position + 1) : undefined}
        />
      </div>
    </Layout>
  );
}

function Facts({ view: { entry, proof }, lang }: Props) {
  const words = say(lang);
  const t = words.entry;
  const to = paths(lang);
  const { petition, stream, commitment } = entry;
  const about = (
    <>
      {petition && (
        <p>
          <a href={to.petition(petition.id)} lang={petition.language}>
            {titleOf(petition.text, lang)}
          </a>
        </p>
      )}
      <p>
        <a href={withQuery(to.log, { stream })}>{kindOf(stream, words)}</a>
      </p>
    </>
  );
  const code = (text: string) => <code>{text}</code>;
  return (
    <AnswersList
      items={[
        { question: t.hour, answer: hourOf(entry.hour, lang) },
        { question: t.about, answer: about },
        { question: t.code, answer: code(entry.id) },
        ...(commitment ? [{ question: words.log.commitment, answer: code(commitment) }] : []),
        { question: t.place, answer: proof ? t.placeOf(proof.index + 1, proof.size) : t.waiting },
        ...(proof ? [{ question: t.leaf, answer: code(proof.hash) }] : []),
      ]}
    />
  );
}

function Changes({ view: { entry, changes }, lang }: Props) {
  const words = say(lang);
  const t = words.entry.changes;
  const named = words.entry.readModels as Readonly<Record<string, string>>;
  return (
    <section class="stack" aria-labelledby="changes">
      <h2 id="changes">{t.title}</h2>
      {changes === undefined && (
        <form class="card stack" method="get" action={paths(lang).entry(entry.position)}>
          <p>{t.lead}</p>
          <p>
            <button type="submit" class="button quiet" name="changes" value="yes">
              {t.show}
            </button>
          </p>
        </form>
      )}
      {typeof changes === 'string' && <p class="card">{t[changes]}</p>}
      {Array.isArray(changes) && changes.length === 0 && <p class="card">{t.none}</p>}
      {typeof changes === 'object' &&
        changes.map((change, i) => (
          <div class="card stack">
            <h3 id={`change-${i}`}>{named[change.readModel] ?? change.readModel}</h3>
            <FieldChanges change={change} labelledBy={`change-${i}`} lang={lang} />
          </div>
        ))}
    </section>
  );
}

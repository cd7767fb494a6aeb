import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { Breach, Opening, ProcessingEntry } from '../../../read-models/privacy.js';
import type { InForce } from '../../read/retention-terms.js';
import { AnswersList } from '../components/answers-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Pagination } from '../components/pagination.js';
import { Scroller } from '../components/scroller.js';
import { isShown, titleOf, Written } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

/** All that anyone may know of how personal data is handled. */
export type RegistersView = Framed & {
  readonly inForce: InForce & { readonly inForceFrom?: string };
  readonly processing: readonly ProcessingEntry[];
  readonly openings: Listed<Opening>;
  readonly breaches: Listed<Breach>;
  readonly requests: { readonly waiting: number; readonly overdue: number; readonly answered: number };
  readonly cursor?: string | undefined;
};
type Props = { readonly view: RegistersView; readonly lang: Lang };
const REGISTERS = ['retention', 'processing', 'openings', 'breaches'] as const;

export function RegistersPage(view: RegistersView, lang: Lang): VNode {
  const { frame, requests } = view;
  const { registers: t, privacy } = say(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      meta={{
        title: t.title,
        description: t.lead,
        unlisted: view.cursor !== undefined,
        way: [{ href: paths(lang).privacy, label: privacy.title }],
        about: [
          dataset(
            { origin: frame.origin, lang },
            {
              path: paths(lang).registers,
              name: t.title,
              description: t.lead,
              files: REGISTERS.map((name) => [api.register(name), 'application/json'] as const),
            },
          ),
        ],
      }}
    >
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={[{ href: paths(lang).privacy, label: privacy.title }]} here={t.title} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <Retention view={view} lang={lang} />
        <Processing view={view} lang={lang} />
        <Openings view={view} lang={lang} />
        <Breaches view={view} lang={lang} />
        <section class="stack" aria-labelledby="requests">
          <h2 id="requests">{t.requests.title}</h2>
          <p>{t.requests.text(requests.waiting, requests.overdue, requests.answered)}</p>
        </section>
        <p class="data-links">
          <span>{t.data}:</span>
          {REGISTERS.map((name) => (
            <a href={api.register(name)}>{t[name].title}</a>
          ))}
        </p>
      </div>
    </Layout>
  );
}

const KEPT = ['signatoryMonths', 'draftDays', 'gatheringDays', 'reportMonths', 'codeHours'] as const;

function Retention({ view: { inForce }, lang }: Props) {
  const t = say(lang).registers.retention;
  const { version, terms, inForceFrom } = inForce;
  return (
    <section class="stack" aria-labelledby="retention">
      <h2 id="retention">{t.title}</h2>
      <p class="meta">
        {inForceFrom === undefined ? t.first : t.version(version, format(lang).date(momentOf(inForceFrom)))}
      </p>
      <AnswersList items={KEPT.map((name) => ({ question: t[name], answer: t.terms[name](terms[name]) }))} />
    </section>
  );
}

function Processing({ view: { processing }, lang }: Props) {
  const t = say(lang).registers.processing;
  return (
    <section class="stack" aria-labelledby="processing">
      <h2 id="processing">{t.title}</h2>
      {processing.length === 0 && <p class="card">{t.none}</p>}
      {processing.map((entry) => (
        <details class="fold">
          <summary>{entry.title[lang]}</summary>
          <AnswersList
            items={(['purpose', 'legalBasis', 'data', 'recipients', 'retention'] as const).map((name) => ({
              question: t[name],
              answer: entry[name][lang],
            }))}
          />
        </details>
      ))}
    </section>
  );
}

function Openings({ view: { openings, cursor }, lang }: Props) {
  const t = say(lang).registers.openings;
  const { moment } = format(lang);
  const to = paths(lang).registers;
  return (
    <div class="stack">
      <h2 id="openings">{t.title}</h2>
      <p>{t.lead}</p>
      {openings.items.length === 0 ? (
        <p class="card">{t.none}</p>
      ) : (
        <Scroller labelledBy="openings">
          <table class="table stacking named">
            <thead>
              <tr>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.why}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.people}</th>
                <th scope="col">{t.when}</th>
              </tr>
            </thead>
            <tbody>
              {openings.items.map((one) => (
                <tr>
                  <th scope="row">
                    {t[one.what]}
                    {one.petition && isShown(one.petition) && (
                      <span class="sub">
                        <a href={paths(lang).petition(one.petitionId)}>{titleOf(one.petition, lang)}</a>
                      </span>
                    )}
                  </th>
                  <td>{one.what === 'scan' ? t.scanWhy : <Written text={one.purpose ?? ''} />}</td>
                  <td>{one.official && isShown(one.official) ? <Written text={one.official.name} /> : t.official}</td>
                  <td>{one.people === null ? t.unknown : t.number(one.people)}</td>
                  <td>{moment(one.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      <Pagination
        lang={lang}
        label={t.title}
        first={cursor === undefined ? undefined : to}
        next={openings.next === null ? undefined : withQuery(to, { cursor: openings.next })}
      />
    </div>
  );
}

function Breaches({ view: { breaches }, lang }: Props) {
  const t = say(lang).registers.breaches;
  return (
    <section class="stack" aria-labelledby="breaches">
      <h2 id="breaches">{t.title}</h2>
      {breaches.items.length === 0 && <p class="card">{t.none}</p>}
      {breaches.items.map((one) => (
        <div class="card stack">
          <p class="dotted">
            <b>{t.discovered(one.discoveredAt)}</b>
            <span>{t.risk[one.risk]}</span>
          </p>
          <p>
            {t.touched}:{' '}
            {format(lang).list(one.data.map((name) => (t.data as Readonly<Record<string, string>>)[name] ?? name))}.{' '}
            {t.people(one.people)}.
          </p>
          <p class="meta dotted">
            <span>{one.authorityTold ? t.authority(one.authorityTold) : t.notYet(one.notifyBy)}</span>
            {one.peopleTold && <span>{t.told(one.peopleTold)}</span>}
            {one.closed && <span>{t.closed(one.closed.at)}</span>}
          </p>
          {one.closed && (
            <p>
              {t.measures}: <Written text={one.closed.measures} />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

import type { VNode } from 'preact';
import { LISTED_STATUSES, type PetitionCard } from '../../../read-models/petition-views.js';
import type { HouseTotals } from '../../../read-models/petitions.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Scroller } from '../components/scroller.js';
import { isShown, titleOf } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

/** The whole portal at a moment, beside the portal now. */
export type ReplayView = Framed & {
  /** What was asked for, as it was typed. */
  readonly wanted: { readonly at?: string | undefined; readonly position?: string | undefined };
  readonly errors: readonly FormError[];
  /** The latest moment that may be chosen (YYYY-MM-DDTHH:MM in Tbilisi), and the last entry. */
  readonly latest: { readonly at: string; readonly position: number };
  readonly state?: PortalState | undefined;
};
export type PortalState = {
  /** An ISO instant or a position, as `?asOf` takes them. */
  readonly asOf: string;
  readonly past: HouseTotals;
  readonly now: HouseTotals;
  /** Petitions with the most signatures, as they were then. */
  readonly petitions: readonly PetitionCard[];
};

export function ReplayPage(view: ReplayView, lang: Lang): VNode {
  const { frame, wanted, errors, latest, state } = view;
  const words = say(lang);
  const t = words.log.replay;
  const { log, replay } = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="log"
      meta={{
        title: t.title,
        way: [{ href: log, label: words.log.title }],
        unlisted: state !== undefined,
        failed: errors.length > 0,
      }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: log, label: words.log.title }]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <form class="card filters few" method="get" action={replay} noValidate>
          <Field
            lang={lang}
            name="at"
            label={t.at}
            value={wanted.at ?? (wanted.position ? undefined : latest.at)}
            error={errorOf(errors, 'at')}
            input={{ type: 'datetime-local', max: latest.at, required: false }}
          />
          <Field
            lang={lang}
            name="position"
            label={t.position}
            value={wanted.position}
            error={errorOf(errors, 'position')}
            input={{ inputMode: 'numeric', maxLength: 15, autocomplete: 'off', required: false }}
          />
          <button type="submit" class="button">
            {t.show}
          </button>
        </form>
      </div>
      {state && <State state={state} lang={lang} />}
    </Layout>
  );
}

type Props = { readonly state: PortalState; readonly lang: Lang };

function State({ state, lang }: Props) {
  const t = say(lang).log.replay;
  const heading = /^\d+$/.test(state.asOf) ? t.stateOf(Number(state.asOf)) : t.stateAt(state.asOf);
  return (
    <div class="stack-wide gap-above">
      <div class="stack">
        <h2 id="figures">{heading}</h2>
        <Figures state={state} lang={lang} />
      </div>
      <section class="stack" aria-labelledby="petitions">
        <h2 id="petitions">{t.petitions}</h2>
        {state.petitions.length === 0 ? <p class="card">{t.nothing}</p> : <Petitions state={state} lang={lang} />}
      </section>
    </div>
  );
}

function Figures({ state: { past, now }, lang }: Props) {
  const { petitions, log } = say(lang);
  const { columns, figures } = log.replay;
  const { number } = format(lang);
  const rows = [
    ...(['signatures'] as const).map((name) => [figures[name], past[name], now[name]] as const),
    ...LISTED_STATUSES.map(
      (status) => [petitions.status[status], past.petitions[status], now.petitions[status]] as const,
    ),
    ...(['answers', 'answeredInTime', 'overdue'] as const).map(
      (name) => [figures[name], past[name], now[name]] as const,
    ),
  ];
  const change = (n: number) => (n === 0 ? '0' : `${n > 0 ? '+' : '−'}${number(Math.abs(n))}`);
  return (
    <Scroller labelledBy="figures">
      <table class="table over">
        <thead>
          <tr>
            <th scope="col">{columns.figure}</th>
            <th scope="col" class="n">
              {columns.past}
            </th>
            <th scope="col" class="n">
              {columns.now}
            </th>
            <th scope="col" class="n">
              {columns.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, before, after]) => (
            <tr>
              <th scope="row">{label}</th>
              <td class="n right">{number(before)}</td>
              <td class="n right">{number(after)}</td>
              <td class="n right">{change(after - before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Petitions({ state: { petitions, asOf }, lang }: Props) {
  const words = say(lang);
  return (
    <ol class="list">
      {petitions.map(({ id, text, language, signatures, status }) => (
        <li class="card item plain">
          <h3 lang={isShown(text) ? language : undefined}>
            <a href={withQuery(paths(lang).petition(id), { asOf })} rel="nofollow">
              {titleOf(text, lang)}
            </a>
          </h3>
          <p class="meta dotted">
            <span>{words.petitions.signatures(signatures)}</span>
            <span>{words.petitions.status[status]}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

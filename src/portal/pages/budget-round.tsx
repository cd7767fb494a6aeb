import type { VNode } from 'preact';
import { isAboutThemes } from '../../../events/budgeting.js';
import type { BallotLine, ComplaintView } from '../../../read-models/proposals-office.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { RoundComplaints } from '../components/budget/round-complaints.js';
import {
  aboutRound,
  heldBy,
  PhaseSteps,
  PotsTable,
  RoundTag,
  RulesInWords,
  ThemesTable,
} from '../components/budget/round-parts.js';
import { RoundReminder } from '../components/budget/round-reminder.js';
import { RoundResult } from '../components/budget/round-result.js';
import { ErrorSummary } from '../components/error-summary.js';
import { ShareRow } from '../components/share-row.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { holds, OFFICE } from '../office-rooms.js';
import { api, paths } from '../paths.js';
import { roundMeta } from '../sharing/budget-meta.js';
import { withQuery } from '../with-query.js';

export type RoundPageView = Framed & {
  readonly round: RoundView;
  /** What stands on the ballot, or would stand on it now. */
  readonly projects: readonly BallotLine[];
  /** How many proposals there are. */
  readonly proposals: number;
  readonly complaints: readonly ComplaintView[];
  readonly notice?: keyof Catalogue['budget']['notices'] | 'complained' | undefined;
  readonly errors: readonly FormError[];
  readonly kept?: string | undefined;
  /** Whether the reader asked to be reminded; null for whoever is not signed in. */
  readonly reminder: boolean | null;
};
type Props = { readonly view: RoundPageView; readonly lang: Lang };

/** One round: where in it we are, what there is to give, by which rules, and what has come of it. */
export function RoundPage(view: RoundPageView, lang: Lang): VNode {
  const { frame, round, projects, complaints, notice, errors, kept } = view;
  const { budget: t, budgetOffice } = say(lang);
  const to = paths(lang);
  const { rules } = round;
  const themes = isAboutThemes(rules.ballot);
  const said = notice === 'complained' ? t.complaints.sent : notice && t.notices[notice];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{ ...roundMeta(view, lang), failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: to.budget, label: t.title }]} here={round.title[lang]} />
        <ErrorSummary errors={errors} lang={lang} />
        {said && <Banner tone="good" title={said} news />}
        <div class="kicker">
          <RoundTag state={round.state} lang={lang} />
        </div>
        <h1>{round.title[lang]}</h1>
        <p class="lead">{aboutRound(rules, lang)}</p>
        <Deeds view={view} lang={lang} />
      </div>
      <div class="split gap-above">
        <div class="stack-wide">
          <RoundResult round={round} projects={projects} lang={lang} />
          {themes ? (
            <section class="stack" aria-labelledby="themes">
              <h2 id="themes">{t.themes.title}</h2>
              <ThemesTable rules={rules} lang={lang} />
            </section>
          ) : (
            <section class="stack" aria-labelledby="pots">
              <h2 id="pots">{t.pots.title}</h2>
              <p class="hint">{t.pots.hint}</p>
              <PotsTable pots={round.pots} total={rules.envelope.total} lang={lang} />
            </section>
          )}
          <Ballot view={view} lang={lang} />
          <Rules view={view} lang={lang} />
          <RoundComplaints {...{ frame, round, complaints, errors, kept, lang }} />
        </div>
        <aside class="stack" aria-label={t.phases.title}>
          <section class="card stack" aria-labelledby="phases">
            <h2 id="phases">{t.phases.title}</h2>
            <PhaseSteps round={round} now={frame.now} lang={lang} />
          </section>
          <RoundReminder {...{ frame, round, reminder: view.reminder, lang }} />
          <Data round={round} lang={lang} />
          {holds(frame.reader?.roles, OFFICE.budget) && (
            <p>
              <a class="button quiet" href={to.roundOffice(round.id)}>
                {budgetOffice.manage}
              </a>
            </p>
          )}
          <section class="card quiet" aria-label={say(lang).sharing.title}>
            <ShareRow url={frame.origin + to.budgetRound(round.id)} title={round.title[lang]} lang={lang} />
          </section>
        </aside>
      </div>
    </Layout>
  );
}

/** What a reader may do now. */
function Deeds({ view: { round, proposals }, lang }: Props) {
  const { budget, proposals: words } = say(lang);
  const to = paths(lang);
  const { id, phase, votes, rules } = round;
  return (
    <p class="deeds">
      {phase === 'proposals' && (
        <a class="button" href={to.propose(id)}>
          {words.start}
        </a>
      )}
      {votes && (
        <a class="button" href={to.vote(id)}>
          {budget.ballot.vote}
        </a>
      )}
      {!isAboutThemes(rules.ballot) && <a href={to.proposals(id)}>{words.all(proposals)}</a>}
    </p>
  );
}

function Ballot({ view: { round, projects }, lang }: Props) {
  const t = say(lang).budget.ballot;
  const { voting, closed, rules } = round;
  const called = (name: string) => heldBy(rules, name, lang);
  const counts = !isAboutThemes(rules.ballot) && (voting ? t.projects : t.ready)(projects.length);
  if (!counts && !voting) return null;
  return (
    <section class="stack" aria-labelledby="ballot">
      <h2 id="ballot">{t.title}</h2>
      <p class="meta dotted">
        {counts && <span>{counts}</span>}
        {voting && <span>{t.eligible(voting.eligible)}</span>}
        {closed && <span>{t.turnout(closed.voters, closed.ballots)}</span>}
      </p>
      {voting && <p>{t.trustees(voting.trustees.names.map(called), voting.trustees.threshold)}</p>}
      {voting && (
        <details class="fold">
          <summary>{t.keys}</summary>
          <dl class="answers">
            {[
              [t.roundKey, voting.roundKey],
              [t.boxKey, voting.boxKey],
              ...voting.issuers.map(({ name, spki }) => [t.issuer(called(name)), spki]),
            ].map(([name, key]) => (
              <div>
                <dt>{name}</dt>
                <dd>
                  <code>{key}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {!voting && <p class="meta">{say(lang).budget.result.waiting}</p>}
    </section>
  );
}

function Rules({ view: { round }, lang }: Props) {
  const t = say(lang).budget.rules;
  const { rules, seedCommitment, seed } = round;
  return (
    <section class="stack" aria-labelledby="rules">
      <h2 id="rules">{t.title}</h2>
      <p class="hint">{t.pinned}</p>
      <RulesInWords rules={rules} lang={lang} />
      {!isAboutThemes(rules.ballot) && (
        <p class="meta">
          {t.lot} <code>{seedCommitment}</code>
        </p>
      )}
      {seed !== null && !isAboutThemes(rules.ballot) && (
        <p class="meta">
          {t.seed} <code>{seed}</code>
        </p>
      )}
    </section>
  );
}

function Data({ round: { id, rules, result }, lang }: { readonly round: RoundView; readonly lang: Lang }) {
  const t = say(lang).budget.data;
  return (
    <section class="card quiet stack" aria-labelledby="data">
      <h2 id="data">{t.title}</h2>
      <ul class="stack">
        <li>
          <a href={api.round(id)} download={`round-${id}.json`}>
            {t.rules}
          </a>
        </li>
        {!isAboutThemes(rules.ballot) && (
          <li>
            <a href={api.round(id, '/projects')}>{t.projects}</a>
          </li>
        )}
        {result && (
          <li>
            <a href={api.round(id, '/result')}>{t.result}</a>
          </li>
        )}
        <li>
          <a href={withQuery(paths(lang).log, { stream: `round-${id}` })}>{t.log}</a>
        </li>
      </ul>
    </section>
  );
}

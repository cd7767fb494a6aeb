import type { VNode } from 'preact';
import type { BallotLine } from '../../../read-models/proposals-office.js';
import type { RoundView } from '../../../read-models/rounds.js';
import type { Turnout } from '../../../read-models/turnout.js';
import type { CountProgress } from '../../ballots/count-progress.js';
import type { ToldPot } from '../../ballots/told-tally.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { heldBy } from '../components/budget/round-parts.js';
import { Stats } from '../components/figures.js';
import { CountingNow } from '../components/results/counting.js';
import { PotResult } from '../components/results/pot-result.js';
import { Priorities } from '../components/results/priorities.js';
import { Recount } from '../components/results/recount.js';
import { ThemeShares } from '../components/results/theme-shares.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, feedAt, ogImage, paths } from '../paths.js';

/** A file of a round, where it is, and the SHA-256 of what is in it. */
export type ResultFile = { readonly label: string; readonly href: string; readonly digest: string };
export type RoundResultView = Framed & {
  readonly round: RoundView;
  /** What stands on the ballot, for the names of projects. */
  readonly projects: readonly BallotLine[];
  readonly turnout: Turnout | undefined;
  /** How each pot was counted; empty where that was not kept. */
  readonly tallies: readonly ToldPot[];
  readonly files: readonly ResultFile[];
  /** How far the count is, where the ballots are opened and no result is published yet. */
  readonly counting?: CountProgress | undefined;
};
type Props = { readonly view: RoundResultView; readonly lang: Lang };

/** What a round has come to, why, and everything that it takes to count it again. */
export function RoundResultPage(view: RoundResultView, lang: Lang): VNode {
  const { frame, round, projects, tallies } = view;
  const { results: t, budget } = say(lang);
  const to = paths(lang);
  const { result } = round;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{
        title: `${t.title}: ${round.title[lang]}`,
        image: { path: ogImage('round', round.id, lang), alt: round.title[lang] },
        json: api.round(round.id, '/result'),
        feed: { path: feedAt('results', 'atom', lang), title: say(lang).sharing.feeds.results },
        islands: result ? ['recount'] : [],
      }}
    >
      <div class="stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.budget, label: budget.title },
            { href: to.budgetRound(round.id), label: round.title[lang] },
          ]}
          here={t.title}
        />
        <h1>{t.title}</h1>
        <p class="lead">{round.title[lang]}</p>
        <Standing view={view} lang={lang} />
      </div>
      <div class="split gap-above">
        <div class="stack-wide">
          {view.counting && <CountingNow counting={view.counting} here={to.budgetResult(round.id)} lang={lang} />}
          {result?.value.pots?.map((pot) => (
            <PotResult
              pot={pot}
              told={tallies.find((one) => one.pot === pot.pot)}
              round={round}
              projects={projects}
              lang={lang}
            />
          ))}
          {result?.value.priorities && <Priorities round={round} result={result.value} lang={lang} />}
          {result?.value.themes && <ThemeShares round={round} result={result.value} lang={lang} />}
          <Turned view={view} lang={lang} />
          {result && <Files view={view} lang={lang} />}
        </div>
        <aside class="stack" aria-label={t.recount.title}>
          {result && <Recount round={round} lang={lang} />}
          <Complaining view={view} lang={lang} />
          <p>
            <a href={to.ballotReceipts(round.id)}>{t.own}</a>
          </p>
        </aside>
      </div>
    </Layout>
  );
}

function Standing({ view: { round }, lang }: Props) {
  const t = say(lang).results;
  const { result, certifiedAt, state, opened } = round;
  if (!result) {
    const waits = state === 'announced' || state === 'voting' || state === 'opened' ? state : 'closed';
    return (
      <Banner tone="waits" title={t.waits}>
        <p>{t.waitsText[waits]}</p>
      </Banner>
    );
  }
  return (
    <>
      <p class="kicker">
        <span class={certifiedAt === null ? 'tag waits' : 'tag good'}>
          {certifiedAt === null ? t.uncertified : t.certified(certifiedAt)}
        </span>
      </p>
      <p class="meta">{t.version(result.version, result.publishedAt)}</p>
      {opened && <p class="meta">{t.trustees(opened.trustees.map((name) => heldBy(round.rules, name, lang)))}</p>}
    </>
  );
}

function Turned({ view: { round, turnout }, lang }: Props) {
  const t = say(lang).results;
  const { number, percent } = format(lang);
  if (!turnout) return null;
  const { result, opened, closed } = round;
  const [issued = 0] = Object.values(turnout.issued);
  const { online, kiosk, paper } = turnout.byChannel;
  const { turnout: ways } = say(lang).counter;
  const figures: readonly (readonly [string, number | undefined])[] = [
    [t.eligible, turnout.eligible],
    [t.issued, issued],
    [t.voters, closed?.voters],
    [t.ballots, result?.value.ballots],
    [t.blank, result?.value.blank],
    [t.spoiled, opened?.spoiled],
  ];
  const voted = closed?.voters ?? issued;
  return (
    <section class="stack" aria-labelledby="turnout">
      <h2 id="turnout">{t.turnout}</h2>
      {turnout.eligible > 0 && <p>{t.share(percent(voted / turnout.eligible))}</p>}
      <Stats
        items={figures.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value: number(value) }]))}
      />
      <p>
        <b>{ways.title}:</b> {ways.line(online, kiosk, paper)}
      </p>
      <p class="hint">{t.noDistricts}</p>
      {opened && <p class="hint">{t.spoiledText}</p>}
    </section>
  );
}

function Complaining({ view: { frame, round }, lang }: Props) {
  const t = say(lang).results;
  const { result, certifiedAt } = round;
  if (!result) return null;
  const open = certifiedAt === null && frame.now < result.complainUntil;
  return (
    <section class="card stack" aria-label={t.complainButton}>
      <p>{open ? t.complain(result.complainUntil) : t.complainOver}</p>
      {open && (
        <p>
          <a class="button quiet" href={`${paths(lang).budgetRound(round.id)}#complaints`}>
            {t.complainButton}
          </a>
        </p>
      )}
    </section>
  );
}

function Files({ view: { round, files }, lang }: Props) {
  const { files: t, digest } = say(lang).results;
  return (
    <section class="stack" aria-labelledby="files">
      <h2 id="files">{t.title}</h2>
      <p class="hint">{t.lead}</p>
      <dl class="answers">
        {files.map((file) => (
          <div>
            <dt>
              <a href={file.href}>{file.label}</a>
            </dt>
            <dd>
              <code>{file.digest}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>{digest}</dt>
          <dd>
            <code>{round.result?.digest}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}

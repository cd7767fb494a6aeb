import type { VNode } from 'preact';
import type { ProposalView } from '../../../read-models/proposals.js';
import type { RoundView } from '../../../read-models/rounds.js';
import type { Districts } from '../../map/districts.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import type { ProposalOfficeView } from '../components/budget/proposal-act.js';
import { costOf, ProposalTag, themeName } from '../components/budget/proposal-card.js';
import { ProposalMine } from '../components/budget/proposal-mine.js';
import { ProposalOffice } from '../components/budget/proposal-office.js';
import { ProposalUpdates } from '../components/budget/proposal-updates.js';
import { potName } from '../components/budget/round-parts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DiscussLink } from '../components/forum/discuss-link.js';
import { Kept } from '../components/map/kept.js';
import { PlaceSketch } from '../components/map/place-sketch.js';
import { ShareRow } from '../components/share-row.js';
import { Gone, isShown, Prose, titleLang, titleOf, Written } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { momentOf } from '../i18n/format.js';
import type { KeptDeed } from '../kept.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { proposalMeta } from '../sharing/budget-meta.js';

export type ProposalPageView = Framed & {
  readonly proposal: ProposalView;
  readonly round: Pick<RoundView, 'id' | 'title' | 'voting' | 'certifiedAt'>;
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  /** The district that its place lies in. */
  readonly within?: string | undefined;
  /** How many topics of the forum are about it. */
  readonly topics: number;
  /** The reader has brought it. */
  readonly own: boolean;
  readonly office?: ProposalOfficeView | undefined;
  /** For an official who decides nothing here, because it is their own. */
  readonly barred?: boolean | undefined;
  readonly notice?: keyof Catalogue['proposals']['notices'] | undefined;
  readonly errors: readonly FormError[];
  readonly kept?: KeptDeed | undefined;
  readonly checked?: boolean | undefined;
};
type Props = { readonly view: ProposalPageView; readonly lang: Lang };

/** One proposal: what is wanted, how it stands, and what may be done about it. */
export function ProposalPage(view: ProposalPageView, lang: Lang): VNode {
  const { frame, proposal, round, own, office, barred, notice, errors, kept, topics } = view;
  const { proposals: t, budget, budgetOffice } = say(lang);
  const to = paths(lang);
  const pinned = round.voting !== null;
  // its form is shown no more when somebody else has decided meanwhile
  const lost = errors.some(({ field }) => field === '') ? (kept?.text ?? kept?.explanation) : undefined;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{ ...proposalMeta(view, lang), failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.budget, label: budget.title },
            { href: to.budgetRound(round.id), label: round.title[lang] },
            { href: to.proposals(round.id), label: t.title },
          ]}
          here={titleOf(proposal.text, lang)}
        />
        <ErrorSummary errors={errors} lang={lang} />
        {lost && <Kept text={lost} lang={lang} />}
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
        {proposal.hidden && <Banner tone="bad" title={t.hidden} />}
      </div>
      <article class="split">
        <div class="stack">
          <div class="kicker">
            <ProposalTag proposal={proposal} lang={lang} />
          </div>
          <h1 lang={titleLang(proposal)}>{titleOf(proposal.text, lang)}</h1>
          {isShown(proposal.description) ? (
            <Prose text={proposal.description.description} lang={proposal.language} />
          ) : (
            <Gone words={proposal.description} lang={lang} />
          )}
          <Facts view={view} lang={lang} />
          <Authors proposal={proposal} lang={lang} />
          {!proposal.hidden && (
            <DiscussLink about={{ kind: 'proposal', id: proposal.id }} topics={topics} lang={lang} />
          )}
          {proposal.mergedInto && (
            <Banner title={t.merged}>
              <p>
                <a href={to.proposal(proposal.mergedInto)}>{t.mergedLink}</a>
              </p>
            </Banner>
          )}
        </div>
        <aside class="stack" aria-label={t.one}>
          {own && <ProposalMine view={{ ...view, pinned }} lang={lang} />}
          {barred && <p class="card quiet">{budgetOffice.acts.own}</p>}
          {office && <ProposalOffice view={{ ...view, office }} lang={lang} />}
          {!proposal.hidden && (
            <section class="card quiet" aria-label={say(lang).sharing.title}>
              <ShareRow
                url={frame.origin + to.proposal(proposal.id)}
                title={titleOf(proposal.text, lang)}
                lang={lang}
              />
            </section>
          )}
        </aside>
        <section class="stack" aria-labelledby="timeline">
          <h2 id="timeline">{t.timeline}</h2>
          <ProposalUpdates updates={proposal.updates} lang={lang} />
        </section>
      </article>
    </Layout>
  );
}

function Facts({ view: { proposal, round, districts, within }, lang }: Props) {
  const { facts: t, ...words } = say(lang).proposals;
  const { pot, theme, title, place, submittedAt, built, overdue } = proposal;
  const said = [
    { question: t.round, answer: <a href={paths(lang).budgetRound(round.id)}>{round.title[lang]}</a> },
    { question: t.pot, answer: potName(pot, lang) },
    { question: t.theme, answer: themeName(theme, lang) },
    { question: t.cost, answer: costOf(proposal, lang) },
    { question: t.ballotTitle, answer: title?.[lang] },
    { question: t.place, answer: place && t.point(place.lat, place.lon) },
  ];
  return (
    <>
      <AnswersList items={said.filter(({ answer }) => answer)} />
      {place && within && <PlaceSketch districts={districts} district={within} place={place} lang={lang} />}
      <p class="meta dotted">
        <span>{words.submitted(submittedAt)}</span>
        {built?.next && (
          <span>
            {words.next(momentOf(built.next))}
            {overdue && ` (${words.overdue})`}
          </span>
        )}
      </p>
    </>
  );
}

/** Whose idea it is, and whose ideas were joined to it. */
function Authors({ proposal: { author, coauthors }, lang }: { readonly proposal: ProposalView; readonly lang: Lang }) {
  const { proposals: t, shell } = say(lang);
  return (
    <>
      {author && (
        <p class="meta">
          {isShown(author) ? (
            <>
              {t.by} <Written text={author.name} />
            </>
          ) : (
            shell.nameErased
          )}
        </p>
      )}
      {coauthors.length > 0 && (
        <section class="stack" aria-labelledby="joined">
          <h2 id="joined">{t.joined}</h2>
          <ul class="rows">
            {coauthors.map(({ proposal, title, name }) => (
              <li>
                <a href={paths(lang).proposal(proposal)}>
                  {isShown(title) ? <Written text={title.title} /> : titleOf(title, lang)}
                </a>
                {isShown(name) && (
                  <p class="meta">
                    {t.by} <Written text={name.name} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

import type { VNode } from 'preact';
import { DISTRICTS } from '../../../events/districts.js';
import type { Listed } from '../../../read-models/answer.js';
import { PROPOSAL_TASKS } from '../../../read-models/proposal-documents.js';
import type { ComplaintView, QueuedProposal } from '../../../read-models/proposals-office.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { Banner } from '../components/banner.js';
import { BudgetOfficeNav, type BudgetWaiting } from '../components/budget/office-nav.js';
import { ProposalCard } from '../components/budget/proposal-card.js';
import { potName, RoundTag } from '../components/budget/round-parts.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextArea } from '../components/field.js';
import { RoomPage } from '../components/office/office-page.js';
import { Pagination } from '../components/pagination.js';
import { isShown, Written } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

type Waits = Framed & { readonly waiting: BudgetWaiting };
const total = ({ proposals, complaints }: BudgetWaiting) => ({ budget: proposals + complaints });

export type BudgetOfficeView = Waits & { readonly found: Listed<RoundView>; readonly cursor?: string | undefined };

/** Rounds as those who run them see them. */
export function BudgetOfficePage({ frame, waiting, found, cursor }: BudgetOfficeView, lang: Lang): VNode {
  const t = say(lang).budgetOffice;
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="budget" waiting={total(waiting)} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        <BudgetOfficeNav frame={frame} here="rounds" waiting={waiting} lang={lang} />
        {holds(frame.reader?.roles, ['administrator']) && (
          <p>
            <a class="button" href={to.newRound}>
              {t.newRound}
            </a>
          </p>
        )}
        {found.items.length === 0 && <p class="meta">{say(lang).budget.none}</p>}
        <ul class="list">
          {found.items.map(({ id, title, state, year }) => (
            <li class="card item plain">
              <div class="kicker">
                <RoundTag state={state} lang={lang} />
                <span class="meta">{year}</span>
              </div>
              <h2>
                <a href={to.roundOffice(id)}>{title[lang]}</a>
              </h2>
            </li>
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : to.budgetOffice}
          next={found.next === null ? undefined : withQuery(to.budgetOffice, { cursor: found.next })}
        />
      </div>
    </RoomPage>
  );
}

export type ProposalQueueView = Waits & {
  readonly asked: Readonly<Record<'stage' | 'pot' | 'cursor', string | undefined>>;
  readonly found: Listed<QueuedProposal>;
};

/** Proposals that wait, the longest first. */
export function ProposalQueuePage({ frame, waiting, asked, found }: ProposalQueueView, lang: Lang): VNode {
  const { budgetOffice, proposals, shell } = say(lang);
  const t = budgetOffice.queue;
  const { proposalQueue } = paths(lang);
  const { cursor, ...query } = asked;
  const all = { value: '', label: shell.all };
  return (
    <RoomPage frame={frame} lang={lang} here="budget" waiting={total(waiting)} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        <BudgetOfficeNav frame={frame} here="proposals" waiting={waiting} lang={lang} />
        <form class="card filters few" method="get" action={proposalQueue} aria-label={t.form}>
          <Select
            lang={lang}
            name="stage"
            label={t.stage}
            value={asked.stage}
            options={[all, ...PROPOSAL_TASKS.map((value) => ({ value, label: proposals.stages[value] }))]}
          />
          <Select
            lang={lang}
            name="pot"
            label={t.pot}
            value={asked.pot}
            options={[all, ...['city', ...DISTRICTS].map((value) => ({ value, label: potName(value, lang) }))]}
          />
          <button type="submit" class="button">
            {shell.filter}
          </button>
        </form>
        <p class="meta" role="status">
          {found.items.length === 0 ? t.empty : t.found(found.total)}
        </p>
        <ul class="list">
          {found.items.map((one) => {
            const more = [proposals.stages[one.waits], t.since(one.waitsSince), ...(one.due ? [t.due(one.due)] : [])];
            return <ProposalCard proposal={one} lang={lang} more={more} />;
          })}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : withQuery(proposalQueue, query)}
          next={found.next === null ? undefined : withQuery(proposalQueue, { ...query, cursor: found.next })}
        />
      </div>
    </RoomPage>
  );
}

export type ComplaintQueueView = Waits & {
  readonly found: Listed<ComplaintView>;
  readonly cursor?: string | undefined;
  /** What rounds are called, by their ids. */
  readonly titles: ReadonlyMap<string, RoundView['title']>;
  readonly decided: boolean;
  readonly errors: readonly FormError[];
  /** The form that came back, with the complaint that it is about. */
  readonly kept?: Readonly<Record<'complaint' | 'outcome' | 'text', string | undefined>> | undefined;
};
type ComplaintProps = { readonly view: ComplaintQueueView; readonly complaint: ComplaintView; readonly lang: Lang };

/** Complaints that wait for a decision, with their words. */
export function ComplaintQueuePage(view: ComplaintQueueView, lang: Lang): VNode {
  const { frame, waiting, found, cursor, decided, errors } = view;
  const t = say(lang).budgetOffice.complaints;
  const { complaintQueue } = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="budget" waiting={total(waiting)} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        <BudgetOfficeNav frame={frame} here="complaints" waiting={waiting} lang={lang} />
        <ErrorSummary errors={errors} lang={lang} />
        {decided && <Banner tone="good" title={t.decided} news />}
        {found.items.length === 0 && <p class="meta">{t.empty}</p>}
        <ul class="list">
          {found.items.map((complaint) => (
            <Complaint view={view} complaint={complaint} lang={lang} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : complaintQueue}
          next={found.next === null ? undefined : withQuery(complaintQueue, { cursor: found.next })}
        />
      </div>
    </RoomPage>
  );
}

function Complaint({ view: { frame, titles, errors, kept }, complaint, lang }: ComplaintProps) {
  const { budget, budgetOffice } = say(lang);
  const t = budgetOffice.complaints;
  const to = paths(lang);
  const { id, round, at, version, text } = complaint;
  const mine = kept?.complaint === id ? kept : undefined;
  const field = (name: string) => `${name}-${id}`;
  return (
    <li class="card item plain">
      <h2>
        <a href={to.budgetRound(round)}>{titles.get(round)?.[lang] ?? t.round}</a>
      </h2>
      <p class="meta">{budget.complaints.came(at, version)}</p>
      {isShown(text) && (
        <p class="message">
          <Written text={text.text} />
        </p>
      )}
      {holds(frame.reader?.roles, ['administrator']) && (
        <DeedForm frame={frame} class="form" action={to.decideComplaint(id)} data-once>
          <Select
            lang={lang}
            name="outcome"
            id={field('outcome')}
            label={t.outcome}
            value={mine?.outcome}
            options={[
              { value: '', label: '—' },
              ...Object.entries(t.outcomes).map(([value, label]) => ({ value, label })),
            ]}
            error={errorOf(errors, field('outcome'))}
          />
          <TextArea
            lang={lang}
            name="text"
            id={field('text')}
            label={t.text}
            hint={t.textHint}
            value={mine?.text}
            most={4_000}
            error={errorOf(errors, field('text'))}
          />
          <button type="submit" class="button">
            {t.decide}
          </button>
        </DeedForm>
      )}
    </li>
  );
}

import type { VNode } from 'preact';
import { isAboutThemes } from '../../../events/budgeting.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { BallotForm } from '../components/vote/ballot-form.js';
import { DeviceSteps } from '../components/vote/device-steps.js';
import { NotVoting } from '../components/vote/not-voting.js';
import type { Shown } from '../components/vote/on-ballot.js';
import { Secrecy } from '../components/vote/secrecy.js';
import { TicketFields, type TicketView, YourCode } from '../components/vote/ticket.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type VoteView = Framed &
  Shown & {
    /** Whoever has the right to vote already, and goes on without a script. */
    readonly ticket?: TicketView | undefined;
    readonly errors: readonly FormError[];
    /** A right was given for another code: that one is asked for. */
    readonly elsewhere?: boolean;
    /** A recovery code that nobody has yet: the same form sent twice asks for the same right. */
    readonly fresh?: string | undefined;
  };
type Props = { readonly view: VoteView; readonly lang: Lang };

/** A round's ballot: for everybody to see, and for voters to fill in. */
export function VotePage(view: VoteView, lang: Lang): VNode {
  const { frame, round, ticket, errors } = view;
  const t = say(lang).vote;
  const to = paths(lang);
  const votes = round.votes;
  const canBegin = votes && !ticket && frame.reader !== null;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{
        title: `${t.title}: ${round.title[lang]}`,
        unlisted: ticket !== undefined,
        failed: errors.length > 0,
        islands: canBegin ? ['vote'] : [],
      }}
    >
      <div class="narrow stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.budget, label: say(lang).budget.title },
            { href: to.budgetRound(round.id), label: round.title[lang] },
          ]}
          here={t.title}
        />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{round.title[lang]}</p>
        <State view={view} lang={lang} />
        {canBegin && <Begin view={view} lang={lang} />}
        {ticket && <YourCode code={ticket.code} lang={lang} />}
        {(round.voting || isAboutThemes(round.rules.ballot)) && (
          <BallotForm
            shown={view}
            frame={frame}
            errors={errors}
            carried={ticket && { action: to.ballotForm(round.id), fields: <TicketFields ticket={ticket} /> }}
            lang={lang}
          />
        )}
        {canBegin && <DeviceSteps round={round} lang={lang} />}
        <Secrecy lang={lang} />
      </div>
    </Layout>
  );
}

/** Whether one can vote now, and what to do where one cannot. */
function State({ view: { frame, round, ticket }, lang }: Props) {
  const t = say(lang).vote;
  const to = paths(lang);
  const { until } = round.rules.phases.voting;
  if (ticket)
    return (
      <>
        <Banner tone="waits" title={t.draft}>
          <p>{t.draftText}</p>
        </Banner>
        <p class="hint">{t.assisted.nobody}</p>
      </>
    );
  if (!round.votes) return <NotVoting round={round} now={frame.now} lang={lang} />;
  return (
    <>
      {frame.reader === null && (
        <Banner tone="waits" title={t.signIn}>
          <p>{t.signInText}</p>
          <p>
            <a class="button" href={to.signIn(to.vote(round.id))}>
              {t.signInButton}
            </a>
          </p>
        </Banner>
      )}
      <p>{t.closes(until)}</p>
      <p class="meta">{t.who(round.rules.voters.minAge)}</p>
    </>
  );
}

/** Without a script the right to vote comes first, and the choice with another form; a script takes this away. */
function Begin({ view: { frame, round, elsewhere, fresh }, lang }: Props) {
  const t = say(lang).vote;
  const action = paths(lang).beginVote(round.id);
  return (
    <section class="card stack" aria-labelledby="assisted" data-assisted>
      <h2 id="assisted">{t.assisted.title}</h2>
      <p>{t.assisted.text}</p>
      <p>{t.assisted.sees}</p>
      <form method="post" action={action} data-once>
        <Guard frame={frame} />
        <input type="hidden" name="fresh" value={fresh} />
        <button type="submit" class="button">
          {t.assisted.button}
        </button>
      </form>
      <details class="fold" open={elsewhere}>
        <summary>{t.other.title}</summary>
        <form class="form" method="post" action={action} data-once>
          <Guard frame={frame} />
          <Field
            lang={lang}
            name="code"
            label={t.other.code}
            hint={t.other.hint}
            input={{ maxLength: 100, autocomplete: 'off', spellcheck: false }}
          />
          <button type="submit" class="button quiet">
            {t.other.use}
          </button>
        </form>
      </details>
    </section>
  );
}

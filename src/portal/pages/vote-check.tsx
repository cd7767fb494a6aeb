import type { VNode } from 'preact';
import type { Choice } from '../../ballots/choice.js';
import { fieldsOf } from '../ballot-fields.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox } from '../components/choices.js';
import { ErrorSummary } from '../components/error-summary.js';
import { ChoiceList } from '../components/vote/choice-list.js';
import { onBallotOf, type Shown } from '../components/vote/on-ballot.js';
import { NumberField, TicketFields, type TicketView } from '../components/vote/ticket.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type VoteCheckView = Framed &
  Shown & {
    readonly choice: Choice;
    readonly errors: readonly FormError[];
    /** Of somebody who keeps a code: they must have written it down. */
    readonly ticket?: TicketView | undefined;
    /** Of somebody who has brought a number: what they cast stays as it is. */
    readonly numbered?: { readonly number: string } | undefined;
  };

/** The choice once more, before it is cast: nothing has been sent to the box. */
export function VoteCheckPage(view: VoteCheckView, lang: Lang): VNode {
  const { frame, round, ticket, numbered, choice, seed, errors } = view;
  const { vote: words, counter } = say(lang);
  const t = words.review;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.budgetRound(round.id), label: round.title[lang] }]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <Banner tone="waits" title={words.draft}>
          <p>{numbered ? counter.kiosk.nothing : words.draftText}</p>
        </Banner>
        <section class="card">
          <ChoiceList choice={choice} of={view} lang={lang} />
        </section>
        <form class="form" method="post" action={numbered ? to.kiosk(round.id) : to.ballotForm(round.id)} data-once>
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="order" value={seed} />
          {ticket && <TicketFields ticket={ticket} />}
          {numbered && <NumberField number={numbered.number} />}
          {fieldsOf(choice, onBallotOf(view).rules).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {ticket && (
            <section class="card stack" aria-labelledby="code">
              <h2 id="code">{t.codeTitle}</h2>
              <p class="code">{ticket.code}</p>
              <p>{t.codeText}</p>
              <p>
                <b>{t.codeProves}</b>
              </p>
              <Checkbox name="kept" value="yes">
                {t.kept}
              </Checkbox>
            </section>
          )}
          {numbered && <p>{counter.kiosk.final}</p>}
          <p class="cluster">
            <button type="submit" class="button" name="step" value="cast">
              {t.cast}
            </button>
            <button type="submit" class="button quiet" name="step" value="change">
              {t.change}
            </button>
          </p>
        </form>
      </div>
    </Layout>
  );
}

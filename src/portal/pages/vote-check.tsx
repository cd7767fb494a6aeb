import type { VNode } from 'preact';
import type { Choice } from '../../ballots/choice.js';
import { fieldsOf } from '../ballot-fields.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox } from '../components/choices.js';
import { ErrorSummary } from '../components/error-summary.js';
import { ChoiceList } from '../components/vote/choice-list.js';
import { onBallotOf, type Shown } from '../components/vote/on-ballot.js';
import { TicketFields, type TicketView } from '../components/vote/ticket.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type VoteCheckView = Framed &
  Shown & { readonly ticket: TicketView; readonly choice: Choice; readonly errors: readonly FormError[] };

/** The choice once more, before it is cast: nothing has been sent to the box. */
export function VoteCheckPage(view: VoteCheckView, lang: Lang): VNode {
  const { frame, round, ticket, choice, seed, errors } = view;
  const words = say(lang).vote;
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
          <p>{words.draftText}</p>
        </Banner>
        <section class="card">
          <ChoiceList choice={choice} of={view} lang={lang} />
        </section>
        <form class="form" method="post" action={to.ballotForm(round.id)} data-once>
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="order" value={seed} />
          <TicketFields ticket={ticket} />
          {fieldsOf(choice, onBallotOf(view).rules).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
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

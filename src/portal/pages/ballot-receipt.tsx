import type { VNode } from 'preact';
import type { Choice } from '../../ballots/choice.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { ChoiceList } from '../components/vote/choice-list.js';
import { LookUp } from '../components/vote/look-up.js';
import type { Shown } from '../components/vote/on-ballot.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** Where a ballot is: in the box until then, on its way into the log, in it, or nowhere. */
export type Whereabouts =
  | { readonly at: 'box'; readonly until: string }
  | { readonly at: 'coming' | 'nowhere' }
  | { readonly at: 'log'; readonly event: string };
/** What was opened of it: nothing yet, another ballot in its place, one that does not count, or its choice. */
export type Opening = 'sealed' | 'replaced' | 'spoiled' | { readonly choice: Choice };

export type BallotReceiptView = Framed &
  Pick<Shown, 'round' | 'lines'> & {
    readonly digest: string;
    /** Undefined while nothing is asked for. */
    readonly found?: Whereabouts | undefined;
    readonly opening?: Opening | undefined;
    /** That it is in the log (C2SP tlog-proof), for programs. */
    readonly proof?: string | undefined;
    readonly errors: readonly FormError[];
  };
type Props = { readonly view: BallotReceiptView; readonly lang: Lang };

/** Whether a ballot is recorded; when the ballots are opened, also what it says. */
export function BallotReceiptPage(view: BallotReceiptView, lang: Lang): VNode {
  const { frame, round, digest, errors } = view;
  const { vote, budget } = say(lang);
  const t = vote.receipt;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0 }}
    >
      <div class="narrow stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.budget, label: budget.title },
            { href: to.budgetRound(round.id), label: round.title[lang] },
          ]}
          here={t.title}
        />
        <h1>{t.title}</h1>
        <Found view={view} lang={lang} />
        <form class="card form" method="post" action={to.ballotReceipts(round.id)}>
          <Guard frame={frame} />
          <p>{t.lead}</p>
          <p class="hint">
            {t.shows} {vote.done.apart}
          </p>
          <Field
            lang={lang}
            name="digest"
            label={t.paste}
            hint={t.pasteHint}
            value={digest}
            error={errorOf(errors, 'digest')}
            input={{ maxLength: 80, autocomplete: 'off', spellcheck: false }}
          />
          <button type="submit" class="button">
            {t.button}
          </button>
        </form>
      </div>
    </Layout>
  );
}

function Found({ view: { frame, round, lines, digest, found, opening, proof }, lang }: Props) {
  const t = say(lang).vote.receipt;
  if (!found) return null;
  if (found.at === 'nowhere')
    return (
      <Banner tone="bad" title={t.none}>
        <p>{t.noneText}</p>
      </Banner>
    );
  if (found.at !== 'log')
    return (
      <Banner tone="waits" title={t.waits}>
        <p>{found.at === 'box' ? t.waitsUntil(found.until) : t.soon}</p>
        <LookUp frame={frame} round={round} digest={digest} label={t.again} lang={lang} />
      </Banner>
    );
  return (
    <>
      <Banner tone="good" title={t.inLog}>
        <p>{t.inLogText}</p>
      </Banner>
      {proof && (
        <details class="fold">
          <summary>{t.proof}</summary>
          <pre class="scroller">{proof}</pre>
        </details>
      )}
      {typeof opening === 'string' && <p>{t[opening]}</p>}
      {typeof opening === 'object' && (
        <section class="card stack" aria-labelledby="opened">
          <h2 id="opened">{t.opened}</h2>
          <ChoiceList choice={opening.choice} of={{ round, lines }} lang={lang} />
          <p class="hint">{t.openedText}</p>
        </section>
      )}
    </>
  );
}

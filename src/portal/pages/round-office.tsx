import type { VNode } from 'preact';
import { isAboutThemes } from '../../../events/budgeting.js';
import type { RoundView } from '../../../read-models/rounds.js';
import type { CountProgress } from '../../ballots/count-progress.js';
import { RoundTag } from '../components/budget/round-parts.js';
import { DeedForm } from '../components/deed-form.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { CountingNow } from '../components/results/counting.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { paths } from '../paths.js';

/** So many trustees the form has room for; more can be named over the API. */
export const TRUSTEES = 5;

export type RoundOfficeView = Framed & {
  readonly round: RoundView;
  /** How many projects would stand on the ballot now. */
  readonly ready: number;
  readonly counting?: CountProgress | undefined;
  readonly kept: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
};
type Props = { readonly view: RoundOfficeView; readonly lang: Lang };

/** One round as those who run it see it: the next step, and nothing else. */
export function RoundOfficePage(view: RoundOfficeView, lang: Lang): VNode {
  const { frame, round, errors } = view;
  const t = say(lang).budgetOffice;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={`${t.manage}: ${round.title[lang]}`}
      way={[{ href: to.budgetOffice, label: t.title }]}
      here={round.title[lang]}
      errors={errors}
      head={
        <>
          <div class="kicker">
            <RoundTag state={round.state} lang={lang} />
          </div>
          <h1>{round.title[lang]}</h1>
          <p>
            <a href={to.budgetRound(round.id)}>{t.publicPage}</a>
          </p>
        </>
      }
    >
      <div class="narrow stack gap-above">
        {holds(frame.reader?.roles, ['administrator']) ? <Next view={view} lang={lang} /> : <p>{t.run.byOthers}</p>}
      </div>
    </FormPage>
  );
}

function Next({ view, lang }: Props) {
  const { run: t } = say(lang).budgetOffice;
  const { round } = view;
  switch (round.state) {
    case 'announced':
      return <OpenVoting view={view} lang={lang} />;
    case 'voting':
      return <Step view={view} lang={lang} deed="close" hint={t.closeHint(round.rules.phases.voting.until)} />;
    case 'closed':
      return <p class="banner">{t.wait}</p>;
    case 'opened':
      return view.counting ? <Counting view={view} counting={view.counting} lang={lang} /> : null;
    case 'counted':
      return <Step view={view} lang={lang} deed="certify" hint={t.certifyHint} />;
    case 'certified':
      return <p class="meta">{t.nothing}</p>;
  }
}

type StepProps = Props & { readonly deed: 'close' | 'certify'; readonly hint: string };

const Step = ({ view: { frame, round }, lang, deed, hint }: StepProps) => (
  <form class="card form" method="post" action={paths(lang).roundDeed(round.id, deed)} data-once>
    <Guard frame={frame} />
    <p>{hint}</p>
    <button type="submit" class="button">
      {say(lang).budgetOffice.run[deed]}
    </button>
  </form>
);

/** More steps than the house takes by itself: the rule stays the same. */
const MORE_RUNS = 1_000_000;

function Counting({ view: { frame, round }, counting, lang }: Props & { readonly counting: CountProgress }) {
  const t = say(lang).results.counting;
  const to = paths(lang);
  return (
    <>
      <CountingNow counting={counting} here={to.roundOffice(round.id)} lang={lang} />
      {counting.state === 'unfinished' && (
        <form class="card form" method="post" action={to.roundDeed(round.id, 'count')} data-once>
          <Guard frame={frame} />
          <p>{t.moreHint}</p>
          <button type="submit" class="button" name="runs" value={MORE_RUNS}>
            {t.more(MORE_RUNS)}
          </button>
        </form>
      )}
    </>
  );
}

function OpenVoting({ view: { frame, round, ready, kept, errors }, lang }: Props) {
  const { run: t } = say(lang).budgetOffice;
  const places = Array.from({ length: TRUSTEES }, (_, i) => i + 1);
  const allocation = isAboutThemes(round.rules.ballot);
  return (
    <DeedForm
      frame={frame}
      class="card form"
      action={paths(lang).roundDeed(round.id, 'open-voting')}
      data-once
      aria-labelledby="open-voting"
    >
      <h2 id="open-voting">{t.openVoting}</h2>
      <p>{allocation ? t.openAllocation : t.openVotingHint(ready)}</p>
      <Field
        lang={lang}
        name="roundKey"
        label={t.roundKey}
        hint={t.roundKeyHint}
        value={kept.roundKey}
        error={errorOf(errors, 'roundKey')}
        input={{ maxLength: 87, spellcheck: false, autocomplete: 'off' }}
      />
      {places.map((n) => (
        <div class="pair">
          <Field
            lang={lang}
            name={`trustee-${n}`}
            id={n === 1 ? 'trustees' : `trustee-${n}`}
            label={t.trustee(n)}
            value={kept[`trustee-${n}`]}
            optional={n > 2}
            error={n === 1 ? errorOf(errors, 'trustees') : undefined}
            input={{ maxLength: 120 }}
          />
          <Field
            lang={lang}
            name={`share-${n}`}
            label={t.share(n)}
            value={kept[`share-${n}`]}
            optional
            input={{ maxLength: 64, spellcheck: false, autocomplete: 'off' }}
          />
        </div>
      ))}
      <Field
        lang={lang}
        name="threshold"
        label={t.threshold}
        value={kept.threshold ?? '2'}
        short
        input={{ inputMode: 'numeric', maxLength: 1 }}
      />
      <button type="submit" class="button">
        {t.openVoting}
      </button>
    </DeedForm>
  );
}

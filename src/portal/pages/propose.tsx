import type { VNode } from 'preact';
import { PROPOSAL_THEMES } from '../../../events/proposals.js';
import type { ProposalCard as Card } from '../../../read-models/proposals.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ProposalCard } from '../components/budget/proposal-card.js';
import { potName } from '../components/budget/round-parts.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, Select, TextArea } from '../components/field.js';
import type { MapBase } from '../components/map/map-data.js';
import { PlacePicker } from '../components/map/place-picker.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type ProposeView = Framed & {
  readonly round: RoundView;
  readonly kept: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
  /** Proposals that say much the same; undefined while nobody has looked. */
  readonly similar?: readonly Card[] | undefined;
  readonly base: MapBase;
};
type Props = { readonly view: ProposeView; readonly lang: Lang };

/** An idea: what, where, for whom. Whatever says much the same is shown once, before it is sent. */
export function ProposePage(view: ProposeView, lang: Lang): VNode {
  const { frame, round, errors, similar = [] } = view;
  const { proposals: words, budget } = say(lang);
  const t = words.form;
  const to = paths(lang);
  const open = round.phase === 'proposals';
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: open ? ['form', 'place'] : [] }}
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
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        {open ? <p class="lead">{t.lead}</p> : <Banner tone="waits" title={t.closed} />}
        {similar.length > 0 && (
          <section class="stack" aria-labelledby="similar">
            <h2 id="similar">{t.similar}</h2>
            <p class="hint">{t.similarHint}</p>
            <ul class="list">
              {similar.map((proposal) => (
                <ProposalCard proposal={proposal} lang={lang} />
              ))}
            </ul>
          </section>
        )}
        {open && <Form view={view} lang={lang} />}
      </div>
    </Layout>
  );
}

function Form({ view: { frame, round, kept, errors, similar, base }, lang }: Props) {
  const { form: t, themes } = say(lang).proposals;
  const none = { value: '', label: '—' };
  const error = (field: string) => errorOf(errors, field);
  const pots = round.pots
    .filter(({ money }) => money > 0)
    .map(({ pot, money }) => ({ value: pot, label: t.potOf(potName(pot, lang), money) }));
  return (
    <DeedForm frame={frame} class="form" action={paths(lang).propose(round.id)} data-once>
      <Field
        lang={lang}
        name="title"
        label={t.heading}
        hint={t.headingHint}
        value={kept.title}
        error={error('title')}
        input={{ maxLength: 120 }}
      />
      <TextArea
        lang={lang}
        name="description"
        label={t.description}
        hint={t.descriptionHint}
        value={kept.description}
        rows={8}
        least={30}
        most={4_000}
        counted
        error={error('description')}
      />
      <Select
        lang={lang}
        name="pot"
        label={t.pot}
        hint={t.potHint}
        value={kept.pot}
        options={[none, ...pots]}
        error={error('pot')}
      />
      <Select
        lang={lang}
        name="theme"
        label={t.theme}
        optional
        value={kept.theme}
        options={[none, ...PROPOSAL_THEMES.map((value) => ({ value, label: themes[value] }))]}
        error={error('theme')}
      />
      <Field
        lang={lang}
        name="estimate"
        label={t.estimate}
        hint={t.estimateHint}
        value={kept.estimate}
        optional
        short
        error={error('estimate')}
        input={{ inputMode: 'numeric', maxLength: 12 }}
      />
      <PlacePicker frame={frame} base={base} kept={kept} words={t.place} lang={lang} />
      {similar && <input type="hidden" name="anyway" value="yes" />}
      <button type="submit" class="button">
        {similar && similar.length > 0 ? t.anyway : t.send}
      </button>
    </DeedForm>
  );
}

import type { VNode } from 'preact';
import type { PetitionCard } from '../../../read-models/petition-views.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { CheckStep, CreatedPart } from '../components/writing/check-step.js';
import { RulesCard, SimilarStep, TextStep, TitleStep, WhereStep } from '../components/writing/steps.js';
import { type Draft, STEPS, type Step } from '../draft.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** One step of writing a petition, with everything that was filled in before. */
export type PetitionNewView = Framed & {
  readonly draft: Draft;
  readonly errors: readonly FormError[];
} & (
    | { readonly step: Exclude<Step, 'similar'> }
    | { readonly step: 'similar'; readonly similar: readonly PetitionCard[] }
    /** The petition is there; it needs this many supporters. */
    | { readonly step: 'created'; readonly id: string; readonly invitation: string; readonly sponsors: number }
  );

export function PetitionNewPage(view: PetitionNewView, lang: Lang): VNode {
  const { frame, step, draft, errors } = view;
  const t = say(lang).writing;
  const to = paths(lang);
  const way = { href: to.petitions, label: say(lang).petitions.title };
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="petitions"
      meta={{ title: t.title, failed: errors.length > 0, islands: ['writing'], unlisted: step !== 'title' }}
    >
      <div class={step === 'created' ? 'narrow stack' : 'stack'}>
        <Breadcrumbs lang={lang} way={[way]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        {step === 'created' ? <CreatedPart view={view} lang={lang} /> : <Progress step={step} lang={lang} />}
      </div>
      {step !== 'created' && (
        <div class="split">
          <DeedForm
            frame={frame}
            class="card raised form"
            action={to.newPetition}
            data-once={step === 'check'}
            sent={{ step }}
          >
            <Carried draft={draft} step={step} />
            {step === 'title' && <TitleStep view={view} lang={lang} />}
            {step === 'similar' && <SimilarStep similar={view.similar} lang={lang} />}
            {step === 'text' && <TextStep view={view} lang={lang} />}
            {step === 'where' && <WhereStep view={view} lang={lang} />}
            {step === 'check' && <CheckStep view={view} lang={lang} />}
          </DeedForm>
          <aside aria-labelledby="rules">
            <RulesCard lang={lang} />
          </aside>
        </div>
      )}
    </Layout>
  );
}

/** How far the writer has come: in words, and as a line of steps for the eye alone. */
function Progress({ step, lang }: { step: Step; lang: Lang }) {
  const at = STEPS.indexOf(step);
  return (
    <div class="progress">
      <p class="meta">{say(lang).writing.step(at + 1, STEPS.length)}</p>
      <ol class="dashes" aria-hidden="true">
        {STEPS.map((_, i) => (
          <li class={i <= at ? 'done' : undefined} />
        ))}
      </ol>
    </div>
  );
}

/** The fields that each step asks for; all others go along unseen. */
const ASKED: Readonly<Record<Step, readonly (keyof Draft)[]>> = {
  title: ['title'],
  similar: [],
  text: ['demand', 'details', 'language'],
  where: ['addressee', 'districts', 'place'],
  check: [],
};

const Carried = ({ draft, step }: { draft: Draft; step: Step }) => (
  <>
    {Object.entries(draft)
      .filter(([name]) => !ASKED[step].includes(name as keyof Draft))
      .flatMap(([name, value]) => [value].flat().map((one) => <input type="hidden" name={name} value={one} />))}
  </>
);

import { FORMAL_GROUNDS } from '../../../../events/proposals.js';
import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { keptOf } from '../../kept.js';
import { Field, Select, TextArea } from '../field.js';
import { isShown } from '../text.js';
import { Act, type ActProps } from './proposal-act.js';

const NONE = { value: '', label: '—' };

/** The verdict of the stage that a proposal is in. */
export function Assess({ view, lang }: ActProps) {
  const { acts: t } = say(lang).budgetOffice;
  const { grounds } = say(lang).proposals;
  const stage = view.proposal.waits as 'formal' | 'substantive';
  const kept = keptOf(view, 'assess');
  const error = (field: string) => errorOf(view.errors, `assess-${field}`);
  const outcomes = Object.entries(t.outcomes[stage]).map(([value, label]) => ({ value, label }));
  const rejected = kept.outcome === 'rejected';
  const says = [
    [t.outcome, outcomes.find(({ value }) => value === kept.outcome)?.label],
    [t.ground, rejected && stage === 'formal' ? grounds[kept.ground as keyof typeof grounds] : undefined],
    [t.explanation, rejected ? kept.explanation : undefined],
    [t.cost, rejected || stage === 'formal' ? undefined : kept.cost],
    [t.titleKa, rejected || stage === 'formal' ? undefined : kept['title-ka']],
    [t.titleEn, rejected || stage === 'formal' ? undefined : kept['title-en']],
  ] as const;
  return (
    <Act view={view} lang={lang} deed="assess" title={t.assess[stage]} says={says}>
      <p class="hint">{stage === 'formal' ? t.formalHint : t.substantiveHint}</p>
      <input type="hidden" name="stage" value={stage} />
      <Select
        lang={lang}
        name="outcome"
        id="assess-outcome"
        label={t.outcome}
        value={kept.outcome}
        options={[NONE, ...outcomes]}
        error={error('outcome')}
      />
      {stage === 'substantive' && (
        <>
          <Field
            lang={lang}
            name="cost"
            id="assess-cost"
            label={t.cost}
            value={kept.cost}
            optional
            short
            error={error('cost')}
            input={{ inputMode: 'numeric', maxLength: 12 }}
          />
          <Field
            lang={lang}
            name="title-ka"
            id="assess-title"
            label={t.titleKa}
            value={kept['title-ka'] ?? ownTitle(view, 'ka')}
            optional
            error={error('title')}
            input={{ maxLength: 300, lang: 'ka' }}
          />
          <Field
            lang={lang}
            name="title-en"
            id="assess-title-en"
            label={t.titleEn}
            value={kept['title-en'] ?? ownTitle(view, 'en')}
            optional
            input={{ maxLength: 300, lang: 'en' }}
          />
        </>
      )}
      {stage === 'formal' && (
        <Select
          lang={lang}
          name="ground"
          id="assess-ground"
          label={t.ground}
          optional
          value={kept.ground}
          options={[NONE, ...FORMAL_GROUNDS.map((value) => ({ value, label: grounds[value] }))]}
          error={error('ground')}
        />
      )}
      <TextArea
        lang={lang}
        name="explanation"
        id="assess-explanation"
        label={t.explanation}
        hint={t.explanationHint}
        optional
        value={kept.explanation}
        most={4_000}
        error={error('explanation')}
      />
    </Act>
  );
}

/** What its author called it, to begin with. */
const ownTitle = ({ proposal: { text, language } }: ActProps['view'], lang: string): string | undefined =>
  language === lang && isShown(text) ? text.title : undefined;

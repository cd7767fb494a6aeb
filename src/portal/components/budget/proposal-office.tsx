import { MILESTONES, PROPOSAL_GROUNDS } from '../../../../events/proposals.js';
import { datePartsIn } from '../../date-parts.js';
import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { keptOf } from '../../kept.js';
import { DateField } from '../date-field.js';
import { Select, TextArea } from '../field.js';
import { isShown, titleOf, Written } from '../text.js';
import { Act, type ActProps } from './proposal-act.js';
import { Assess } from './proposal-assess.js';

const NONE = { value: '', label: '—' };

/** Everything that an official may decide about a proposal now. */
export function ProposalOffice({ view, lang }: ActProps) {
  const { proposal, office } = view;
  const { waits, status, won, milestone } = proposal;
  const { officer, moderator, pinned, certified, others } = office;
  const underWay = ['submitted', 'passed-formal', 'feasible'].includes(status);
  return (
    <section class="card stack" aria-labelledby="office">
      <h2 id="office">{say(lang).budgetOffice.acts.title}</h2>
      {officer && !pinned && (waits === 'formal' || waits === 'substantive') && <Assess view={view} lang={lang} />}
      {officer && waits === 'appeal' && <DecideAppeal view={view} lang={lang} />}
      {officer && !pinned && underWay && others.length > 0 && <Merge view={view} lang={lang} />}
      {officer && won && certified && milestone !== 'done' && <Build view={view} lang={lang} />}
      {moderator && (proposal.hidden ? <Show view={view} lang={lang} /> : <Hide view={view} lang={lang} />)}
    </section>
  );
}

function DecideAppeal({ view, lang }: ActProps) {
  const { acts: t } = say(lang).budgetOffice;
  const kept = keptOf(view, 'decide-appeal');
  const appeal = view.proposal.updates.findLast(({ type }) => type === 'ProposalAppealed')?.text;
  const outcomes = Object.entries(t.appealOutcomes).map(([value, label]) => ({ value, label }));
  const says = [
    [t.outcome, outcomes.find(({ value }) => value === kept.outcome)?.label],
    [t.reason, kept.explanation],
  ] as const;
  return (
    <Act view={view} lang={lang} deed="decide-appeal" title={t.decideAppeal} says={says}>
      {appeal && isShown(appeal) && (
        <p>
          {t.appealSays} <Written text={appeal.text} />
        </p>
      )}
      <Select
        lang={lang}
        name="outcome"
        id="decide-appeal-outcome"
        label={t.outcome}
        value={kept.outcome}
        options={[NONE, ...outcomes]}
        error={errorOf(view.errors, 'decide-appeal-outcome')}
      />
      <Reason view={view} lang={lang} deed="decide-appeal" name="explanation" />
    </Act>
  );
}

function Merge({ view, lang }: ActProps) {
  const { acts: t } = say(lang).budgetOffice;
  const kept = keptOf(view, 'merge');
  const others = view.office.others.map(({ id, text }) => ({ value: id, label: titleOf(text, lang) }));
  const says = [
    [t.mergeInto, others.find(({ value }) => value === kept.into)?.label],
    [t.reason, kept.explanation],
  ] as const;
  return (
    <Act view={view} lang={lang} deed="merge" title={t.merge} says={says}>
      <Select
        lang={lang}
        name="into"
        id="merge-into"
        label={t.mergeInto}
        hint={t.mergeHint}
        value={kept.into}
        options={[NONE, ...others]}
        error={errorOf(view.errors, 'merge-into')}
      />
      <Reason view={view} lang={lang} deed="merge" name="explanation" />
    </Act>
  );
}

function Build({ view, lang }: ActProps) {
  const { acts: t } = say(lang).budgetOffice;
  const { milestones } = say(lang).proposals;
  const kept = keptOf(view, 'milestone');
  const next = datePartsIn(kept, 'next');
  const says = [
    [t.milestoneLabel, milestones[kept.milestone as keyof typeof milestones]],
    [t.next, next && [next.day, next.month, next.year].join('.')],
    [t.milestoneText, kept.text],
  ] as const;
  return (
    <Act view={view} lang={lang} deed="milestone" title={t.milestone} says={says}>
      <Select
        lang={lang}
        name="milestone"
        id="milestone-milestone"
        label={t.milestoneLabel}
        value={kept.milestone}
        options={[NONE, ...MILESTONES.map((value) => ({ value, label: milestones[value] }))]}
        error={errorOf(view.errors, 'milestone-milestone')}
      />
      <DateField lang={lang} name="next" legend={t.next} optional value={next} error={errorOf(view.errors, 'next')} />
      <Reason view={view} lang={lang} deed="milestone" name="text" label={t.milestoneText} />
    </Act>
  );
}

function Hide({ view, lang }: ActProps) {
  const { acts: t } = say(lang).budgetOffice;
  const { hiding } = say(lang).proposals;
  const kept = keptOf(view, 'hide');
  const says = [
    [t.hideGround, hiding[kept.ground as keyof typeof hiding]],
    [t.reason, kept.text],
  ] as const;
  return (
    <Act view={view} lang={lang} deed="hide" title={t.hide} danger says={says}>
      <Select
        lang={lang}
        name="ground"
        id="hide-ground"
        label={t.hideGround}
        value={kept.ground}
        options={[NONE, ...PROPOSAL_GROUNDS.map((value) => ({ value, label: hiding[value] }))]}
        error={errorOf(view.errors, 'hide-ground')}
      />
      <Reason view={view} lang={lang} deed="hide" name="text" />
    </Act>
  );
}

function Show({ view, lang }: ActProps) {
  const { acts: t } = say(lang).budgetOffice;
  return (
    <Act view={view} lang={lang} deed="show" title={t.show} says={[[t.reason, keptOf(view, 'show').text]]}>
      <Reason view={view} lang={lang} deed="show" name="text" />
    </Act>
  );
}

type ReasonProps = ActProps & {
  readonly deed: string;
  readonly name: 'text' | 'explanation';
  readonly label?: string;
};

function Reason({ view, lang, deed, name, label }: ReasonProps) {
  const { acts: t } = say(lang).budgetOffice;
  return (
    <TextArea
      lang={lang}
      name={name}
      id={`${deed}-${name}`}
      label={label ?? t.reason}
      hint={t.reasonHint}
      value={keptOf(view, deed)[name]}
      most={4_000}
      error={errorOf(view.errors, `${deed}-${name}`)}
    />
  );
}

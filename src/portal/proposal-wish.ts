import {
  AppealProposal,
  AssessProposal,
  DecideProposalAppeal,
  HideProposal,
  MergeProposal,
  RecordProposalBuilt,
  ShowProposal,
} from '../../commands/budgeting/proposal-commands.js';
import { datePartsIn, dayFrom } from './date-parts.js';
import { tetriIn } from './lari-in.js';

type Form = Readonly<Record<string, string | undefined>>;

/** What officials decide on a proposal's page: the wish, and its fields as the form says them. */
export const OFFICE_DEEDS = {
  assess: { Wish: AssessProposal, needs: 'officer', fields: assessed },
  'decide-appeal': { Wish: DecideProposalAppeal, needs: 'officer', fields: pick('outcome', 'explanation') },
  merge: { Wish: MergeProposal, needs: 'officer', fields: pick('into', 'explanation') },
  milestone: { Wish: RecordProposalBuilt, needs: 'officer', fields: built },
  hide: { Wish: HideProposal, needs: 'moderator', fields: pick('ground', 'text') },
  show: { Wish: ShowProposal, needs: 'moderator', fields: pick('text') },
} as const;
export type OfficeDeed = keyof typeof OFFICE_DEEDS;
export const isOfficeDeed = (deed: string): deed is OfficeDeed => Object.hasOwn(OFFICE_DEEDS, deed);

export const APPEAL = { Wish: AppealProposal, fields: pick('text') } as const;

/** What is left empty is left out, so that the rules tell what is missing. */
function pick(...names: readonly string[]) {
  return (form: Form): object =>
    Object.fromEntries(names.flatMap((name) => (form[name]?.trim() ? [[name, form[name]]] : [])));
}

function assessed(form: Form): object {
  const rejected = form.outcome === 'rejected';
  const base = pick('stage', 'outcome')(form);
  if (rejected) return { ...base, ...pick('ground', 'explanation')(form) };
  if (form.stage !== 'substantive') return base;
  const cost = tetriIn(form.cost);
  return {
    ...base,
    ...(cost !== undefined && { cost }),
    title: { ka: form['title-ka'] ?? '', en: form['title-en'] ?? '' },
  };
}

function built(form: Form): object {
  const parts = datePartsIn(form, 'next');
  const next = parts && (dayFrom(parts).date ?? 'none');
  return { ...pick('milestone', 'text')(form), ...(next && { next }) };
}

/** What a verdict lacks that the fields alone do not tell: the rules would refuse it. */
export function missing(deed: OfficeDeed, form: Form): readonly string[] {
  if (deed !== 'assess') return [];
  if (form.outcome === 'rejected') {
    const lacks = [!form.explanation?.trim() && 'explanation', form.stage === 'formal' && !form.ground && 'ground'];
    return lacks.filter((one): one is string => !!one);
  }
  return form.outcome === 'passed' && form.stage === 'substantive' && !form.cost?.trim() ? ['cost'] : [];
}

import {
  ASSESSORS,
  CONTRIBUTION_DECISIONS,
  CONTRIBUTION_KINDS,
  DOCUMENT_KINDS,
  FINDINGS_OF,
  type Finding,
  FOUND_COMPLETIONS,
  OGP_VALUES,
  PROGRESS,
  SELF_COMPLETIONS,
  SELF_STAGES,
  STAGES,
} from '../../events/ogp-vocabulary.js';
import type { CommitmentView } from '../../read-models/ogp-commitments.js';
import type { InstitutionDoc } from '../../read-models/ogp-documents.js';
import { textIn } from './components/ogp/official.js';
import type { Lang } from './frame.js';
import { say } from './i18n/catalogue.js';
import type { OgpDeed } from './ogp-paths.js';

type Choice = { readonly value: string; readonly label: string };
/** One question of a form of action plans. */
export type OgpField = {
  readonly name: string;
  readonly label: string;
  readonly as: 'line' | 'text' | 'date' | 'link' | 'one' | 'list' | 'several';
  readonly hint?: string;
  readonly optional?: boolean;
  readonly choices?: readonly Choice[];
};

const choicesOf = (codes: readonly string[], words: Readonly<Record<string, string>>): readonly Choice[] =>
  codes.map((value) => ({ value, label: words[value] ?? value }));
const NONE = { value: '', label: '—' };

/** What a citizen or an organisation fills in. */
export function contributionFields(lang: Lang): readonly OgpField[] {
  const { ogpForms: t, ogpWords: words } = say(lang);
  const { contribution: c } = t;
  return [
    { name: 'kind', label: t.kind, as: 'one', choices: choicesOf(CONTRIBUTION_KINDS, words.contributions) },
    { name: 'text', label: c.text, hint: c.textHint, as: 'text' },
    { name: 'organisation', label: c.organisation, as: 'line', optional: true },
    { name: 'display', label: c.display, as: 'one', choices: choicesOf(['none', 'register'], c.displays) },
  ];
}

const bilingual = (lang: Lang): readonly OgpField[] => {
  const { ogpForms: t } = say(lang);
  return [
    { name: 'text-ka', label: t.textKa, hint: t.oneLanguage, as: 'text', optional: true },
    { name: 'text-en', label: t.textEn, as: 'text', optional: true },
  ];
};
const byField = (institutions: readonly InstitutionDoc[], lang: Lang): OgpField => ({
  ...{ name: 'by', label: say(lang).ogpForms.by, as: 'list' },
  choices: [NONE, ...institutions.map(({ code, name }) => ({ value: code, label: textIn(name, lang) }))],
});

/** What a reasoned response says. */
export function responseFields(institutions: readonly InstitutionDoc[], lang: Lang): readonly OgpField[] {
  const { ogpForms: t, ogpWords: words } = say(lang);
  const choices = choicesOf(CONTRIBUTION_DECISIONS, words.decisions);
  return [
    { name: 'decision', label: t.response.decision, as: 'one', choices },
    byField(institutions, lang),
    ...bilingual(lang),
  ];
}

/** What the office or an assessor fills in about a commitment. */
export function deedFields(deed: OgpDeed, commitment: CommitmentView, lang: Lang): readonly OgpField[] {
  const { ogpForms: t, ogpWords: words } = say(lang);
  const { plan, milestones } = commitment;
  const open = milestones
    .filter(({ dropped }) => !dropped)
    .map(({ code, content }) => ({ value: code, label: textIn(content.title, lang) }));
  const by = byField(plan.institutions, lang);
  const day: OgpField = { name: 'day', label: t.day, as: 'date' };
  const completion = (codes: readonly string[]): OgpField => ({
    ...{ name: 'completion', label: t.completion, as: 'one', choices: choicesOf(codes, words.completion) },
  });
  const stage = (codes: readonly string[]): OgpField => ({
    ...{ name: 'stage', label: t.stage, as: 'one', choices: choicesOf(codes, words.stage) },
  });
  switch (deed) {
    case 'progress':
      return [
        { name: 'milestone', label: t.milestone, as: 'list', choices: [NONE, ...open] },
        ...[completion(PROGRESS), by, day, ...bilingual(lang)],
      ];
    case 'evidence':
      return [
        {
          name: 'milestone',
          label: t.milestone,
          as: 'list',
          choices: [{ ...NONE, label: t.wholeCommitment }, ...open],
        },
        { name: 'kind', label: t.kind, as: 'list', choices: choicesOf(DOCUMENT_KINDS, words.documents) },
        { name: 'title-ka', label: t.evidence.heading, hint: t.oneLanguage, as: 'line', optional: true },
        { name: 'title-en', label: t.evidence.headingEn, as: 'line', optional: true },
        { name: 'link', label: t.evidence.link, hint: t.evidence.linkHint, as: 'link' },
        day,
      ];
    case 'self':
      return [stage(SELF_STAGES), completion(SELF_COMPLETIONS), by, day, ...bilingual(lang)];
    default:
      return [
        stage(STAGES),
        ...assessorFields(lang),
        ...FINDINGS_OF[plan.scales].map((one) => findingField(one, lang)),
        day,
        ...bilingual(lang),
      ];
  }
}

function assessorFields(lang: Lang): readonly OgpField[] {
  const { ogpForms, ogpWords: words } = say(lang);
  const { independentForm: t, oneLanguage } = ogpForms;
  return [
    { name: 'assessor', label: t.kind, as: 'one', choices: choicesOf(ASSESSORS, words.assessor) },
    { name: 'name-ka', label: t.nameKa, hint: oneLanguage, as: 'line', optional: true },
    { name: 'name-en', label: t.nameEn, as: 'line', optional: true },
    { name: 'source', label: t.source, hint: t.sourceHint, as: 'line', optional: true },
    { name: 'source-link', label: t.sourceLink, as: 'link', optional: true },
  ];
}

function findingField(name: Finding, lang: Lang): OgpField {
  const { ogpWords: words } = say(lang);
  const common = { name: `found-${name}`, label: words.findings[name], optional: true };
  if (name === 'relevance') return { ...common, as: 'several', choices: choicesOf(OGP_VALUES, words.values) };
  if (name === 'completion')
    return { ...common, as: 'list', choices: [NONE, ...choicesOf(FOUND_COMPLETIONS, words.completion)] };
  const { yes, no, unclear: _, ...scales } = words.found;
  if (name === 'verifiable' || name === 'lens')
    return { ...common, as: 'list', choices: [NONE, { value: 'yes', label: yes }, { value: 'no', label: no }] };
  return { ...common, as: 'list', choices: [NONE, ...choicesOf(Object.keys(scales[name]), scales[name])] };
}

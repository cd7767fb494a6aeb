import type { IndependentAssessmentGiven, SelfAssessmentGiven } from '../../events/ogp-monitoring.js';
import { FINDINGS_AT, FINDINGS_OF, type Finding, type Findings } from '../../events/ogp-vocabulary.js';
import { type Decider, refuse } from '../decider.js';
import { AssessIndependently, AssessOneself } from './assessment-commands.js';
import { type Commitment, commitmentState, strangerIn } from './commitment.js';
import type { OfCommitment } from './commitment-commands.js';
import { asSaid } from './in-languages.js';
import { aboutCommitment, told } from './milestone.js';
import { notYet, type Plan, planState } from './plan.js';

type Version = { readonly version: number };
type Given = { readonly plan: Plan; readonly commitment: Commitment };

const given = {
  plan: { fold: planState as never, id: (command: OfCommitment) => command.plan },
  commitment: { fold: commitmentState as never, id: (command: OfCommitment) => command.commitment },
};
const isStray = ({ plan }: OfCommitment, { commitment }: Given) =>
  commitment.is === 'unknown' || commitment.plan !== plan;

/** `selfassessment-<commitment>_<stage>`: by whoever carries it out. Another stream than the assessor's: neither touches the other. */
export const selfAssessment: Decider<Version, AssessOneself, SelfAssessmentGiven, Given> = {
  category: 'selfassessment',
  handles: [AssessOneself],
  id: ({ commitment, stage }) => `${commitment}_${stage}`,
  given,
  initial: { version: 0 },
  evolve: (state, { type, data }) => (type === 'SelfAssessmentGiven' ? { version: data.version } : state),

  decide(command, state, { at }, around) {
    const next = state.version + 1;
    const { commitment, plan, stage, version = next, completion, milestones, by, day, text, source, known } = command;
    if (isStray(command, around)) return refuse('commitment.not-found', { commitment });
    if (version !== next) return refuse('plan.not-later', { version: state.version });
    const wrong = notYet(day, at);
    if (wrong) return wrong;
    if (strangerIn([by], around.plan) !== undefined) return refuse('plan.institution-unknown', { code: by });
    const unknown = milestones.find(({ milestone }) => !known.includes(milestone));
    if (unknown) return refuse('milestone.not-found', { milestone: unknown.milestone });
    const from = source && { source: asSaid(source) };
    const data = { commitment, plan, stage, version, completion, milestones: asSaid(milestones), by, day, ...from };
    const sealed = { subject: aboutCommitment(commitment), content: told(text) };
    return [{ type: 'SelfAssessmentGiven', data, private: sealed }];
  },
};

/** `independent-<commitment>_<stage>`: by the IRM or a monitoring body, or entered from what they have published. */
export const independentAssessment: Decider<Version, AssessIndependently, IndependentAssessmentGiven, Given> = {
  category: 'independent',
  handles: [AssessIndependently],
  id: ({ commitment, stage }) => `${commitment}_${stage}`,
  given,
  initial: { version: 0 },
  evolve: (state, { type, data }) => (type === 'IndependentAssessmentGiven' ? { version: data.version } : state),

  decide(command, state, { at }, around) {
    const next = state.version + 1;
    const { commitment, plan, stage, version = next, assessor, day, text, source, byAssessor } = command;
    if (isStray(command, around)) return refuse('commitment.not-found', { commitment });
    if (!byAssessor && !source) return refuse('assessment.not-assessor');
    if (version !== next) return refuse('plan.not-later', { version: state.version });
    const wrong = notYet(day, at);
    if (wrong) return wrong;
    const findings = asSaid<Findings>(command.findings);
    const found = Object.keys(findings) as Finding[];
    if (found.length === 0) return refuse('assessment.nothing-found');
    const { scales } = around.plan;
    const stranger = found.find((one) => !FINDINGS_OF[scales].includes(one) || !FINDINGS_AT[stage].includes(one));
    if (stranger) return refuse('assessment.other-scale', { field: stranger, scales, stage });
    const from = source && { source: asSaid(source) };
    const data = { commitment, plan, stage, version, assessor: asSaid(assessor), findings, day, ...from };
    const sealed = { subject: aboutCommitment(commitment), content: told(text) };
    return [{ type: 'IndependentAssessmentGiven', data, private: sealed }];
  },
};

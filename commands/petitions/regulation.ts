import { dayOf } from '../../events/calendar.js';
import type { RegulationEvent, Rules, Threshold } from '../../events/regulations.js';
import { type Decider, type Refusal, refuse } from '../decider.js';
import { AdoptRegulation } from './regulation-commands.js';

/** A version of one track's rules. */
export type Version = {
  readonly version: number;
  readonly inForceFrom: string;
  readonly rules: Rules;
  /** The whole fact as text, to know a repeat from another wish. */
  readonly whole: string;
};
/** Every version of one track, oldest first. */
export type Regulations = readonly Version[];

/** The version in force at an instant, by the day in Tbilisi. */
export const inForce = (versions: Regulations, at: string): Version | undefined =>
  versions.findLast(({ inForceFrom }) => inForceFrom <= dayOf(at));

/** Signatures that a threshold asks for; a share is rounded up. */
export const signaturesNeeded = (threshold: Threshold): number =>
  threshold.kind === 'absolute'
    ? threshold.signatures
    : Math.ceil((threshold.registeredVoters * threshold.basisPoints) / 10_000);

/** `regulation-<track>`: versions only rise, and none takes effect in the past of the one before. */
export const regulation: Decider<Regulations, AdoptRegulation, RegulationEvent> = {
  category: 'regulation',
  handles: [AdoptRegulation],
  id: ({ track }) => track,
  initial: [],

  evolve(state, event) {
    switch (event.type) {
      case 'RegulationAdopted': {
        const { version, inForceFrom, rules } = event.data;
        return [...state, { version, inForceFrom, rules, whole: JSON.stringify(event.data) }];
      }
      default:
        return state;
    }
  },

  decide(command, state, { at }) {
    const { track, version, title, legalReference, inForceFrom } = command;
    const rules = rulesOf(command.rules);
    const data = { track, version, title: { ...title }, legalReference: { ...legalReference }, inForceFrom, rules };
    const last = state.at(-1);
    if (last?.version === version && last.whole === JSON.stringify(data)) return [];
    if (version !== (last?.version ?? 0) + 1) return refuse('regulation.not-later', { version: last?.version ?? 0 });
    if (last && (inForceFrom <= last.inForceFrom || inForceFrom < dayOf(at)))
      return refuse('regulation.not-later', { inForceFrom: last.inForceFrom, today: dayOf(at) });
    return contradiction(command) ?? [{ type: 'RegulationAdopted', data }];
  },
};

/** Rules that could not be kept. */
function contradiction({ track, rules }: AdoptRegulation): Refusal | undefined {
  const { sponsors, answerDays, certificateWorkingDays } = rules;
  if (sponsors.min > sponsors.max) return refuse('regulation.inconsistent', { rule: 'sponsors' });
  if (answerDays.aim > answerDays.limit) return refuse('regulation.inconsistent', { rule: 'answerDays' });
  if ((track === 'sakrebulo') !== (certificateWorkingDays !== undefined && certificateWorkingDays !== null))
    return refuse('regulation.inconsistent', { rule: 'certificateWorkingDays' });
  return undefined;
}

/** The rules in one order and without what the chosen threshold does not use. */
function rulesOf(rules: Rules): Rules {
  const { windowDays, moderationDays, refusalNoticeDays, appealDays, assurance, runningPerPerson } = rules;
  const { min, max } = rules.sponsors;
  const { aim, limit } = rules.answerDays;
  const { minAge, who } = rules.eligibility;
  return {
    threshold: thresholdOf(rules.threshold),
    windowDays,
    sponsors: { min, max },
    moderationDays,
    refusalNoticeDays,
    appealDays,
    answerDays: { aim, limit },
    ...(rules.certificateWorkingDays && { certificateWorkingDays: rules.certificateWorkingDays }),
    eligibility: { minAge, who },
    assurance,
    runningPerPerson,
  };
}

function thresholdOf(threshold: Threshold): Threshold {
  if (threshold.kind === 'absolute') return { kind: threshold.kind, signatures: threshold.signatures };
  const { kind, basisPoints, registeredVoters, countedOn, source } = threshold;
  return { kind, basisPoints, registeredVoters, countedOn, source };
}

import type { TimelineEntry } from '../../../read-models/petition-documents.js';
import { EXPLANATIONS } from '../../../src/demo/texts.js';
import { day, id } from '../made-up.js';

/** What was recorded of the petitions that are shown. */
export const RECEIPT = { at: day(-1), eventId: id(501), position: 48_213 };
export const TIMELINE: readonly TimelineEntry[] = [
  { type: 'PetitionDrafted', at: day(-52), event: id(901), details: {} },
  { type: 'PetitionSupported', at: day(-51), event: id(902), details: { supporters: 5, times: 5 } },
  { type: 'PetitionSubmitted', at: day(-50), event: id(903), details: { moderationDue: day(-40) } },
  {
    type: 'PetitionAdmitted',
    at: day(-40),
    event: id(904),
    details: { threshold: 2000, closesAt: day(41), regulation: 1 },
  },
  {
    type: 'SignaturesFlagged',
    at: day(-9),
    event: id(905),
    details: { batch: id(77), criterion: 'window', count: 12, reason: 'უჩვეულო სიჩქარე ღამის საათებში' },
  },
];
export const REFUSED_TIMELINE: readonly TimelineEntry[] = [
  ...TIMELINE.slice(0, 3),
  {
    type: 'PetitionRefused',
    at: day(-4),
    event: id(906),
    details: { ground: 'not-our-competence', appealUntil: day(26) },
  },
];
export const refusal = {
  event: id(906),
  commitment: null,
  ground: 'not-our-competence',
  hidden: false,
  at: day(-4),
  appealUntil: day(26),
  text: { explanation: EXPLANATIONS.exams },
};
export const answered = (version: number, decision: string, text: string, at: string) => ({
  version,
  decision,
  at,
  event: id(920 + version),
  commitment: null,
  text: { text },
});

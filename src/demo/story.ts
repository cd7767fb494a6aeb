import type { AnswerDecision, RefusalGround } from '../../events/petitions.js';
import { ANSWERS, EXPLANATIONS, TEXTS } from './texts.js';

/** What happens to one made-up petition, in days before the anchor. */
export type Chapter = {
  readonly text: keyof typeof TEXTS;
  readonly addressee: 'mayor' | 'sakrebulo';
  readonly drafted: number;
  readonly supporters: number;
  readonly submitted?: number;
  readonly admitted?: number;
  readonly refused?: { readonly day: number; readonly ground: RefusalGround; readonly explanation: string };
  readonly appeal?: {
    readonly day: number;
    readonly text: string;
    readonly decided?: number;
    readonly explanation?: string;
  };
  readonly signatures?: number;
  readonly withdrawn?: number;
  /** The author took the petition back. */
  readonly takenBack?: number;
  /** Paper sheets: handed over, and entered with so many lines that counted and so many that are nobody's. */
  readonly sheets?: readonly {
    readonly number: string;
    readonly received: number;
    readonly entered?: number;
    readonly accepted?: number;
    readonly unknown?: number;
  }[];
  /** An official asked for the list of signatories. */
  readonly listAsked?: { readonly day: number; readonly purpose: string };
  /** The window's end is recorded. */
  readonly closed?: number;
  readonly answers?: readonly { readonly day: number; readonly decision: AnswerDecision; readonly text: string }[];
  readonly followUp?: { readonly day: number; readonly state: 'in-progress' | 'done'; readonly text: string };
};

/** The city's petitions, in every state there is. Counts and states are the same whenever it is told. */
export const STORY: readonly Chapter[] = [
  {
    text: 'libraries',
    addressee: 'mayor',
    drafted: 150,
    supporters: 8,
    submitted: 147,
    admitted: 144,
    signatures: 2311,
    closed: 83,
    answers: [{ day: 70, decision: 'accepted', text: ANSWERS.libraries }],
  },
  {
    text: 'ramps',
    addressee: 'mayor',
    drafted: 132,
    supporters: 6,
    submitted: 130,
    admitted: 126,
    signatures: 2064,
    closed: 65,
    answers: [
      { day: 52, decision: 'partly-accepted', text: ANSWERS.ramps },
      { day: 44, decision: 'partly-accepted', text: ANSWERS.rampsRevised },
    ],
    followUp: { day: 12, state: 'in-progress', text: ANSWERS.rampsFollowUp },
  },
  {
    text: 'lighting',
    addressee: 'mayor',
    drafted: 95,
    supporters: 5,
    submitted: 93,
    admitted: 90,
    signatures: 312,
    closed: 29,
  },
  {
    text: 'exams',
    addressee: 'mayor',
    drafted: 60,
    supporters: 5,
    submitted: 58,
    refused: { day: 52, ground: 'not-our-competence', explanation: EXPLANATIONS.exams },
  },
  {
    text: 'trees',
    addressee: 'mayor',
    drafted: 51,
    supporters: 14,
    submitted: 49,
    admitted: 47,
    signatures: 2127,
    withdrawn: 9,
  },
  {
    text: 'bicycle',
    addressee: 'mayor',
    drafted: 46,
    supporters: 11,
    submitted: 44,
    admitted: 41,
    signatures: 1492,
    withdrawn: 6,
  },
  {
    text: 'market',
    addressee: 'mayor',
    drafted: 40,
    supporters: 5,
    submitted: 38,
    refused: { day: 34, ground: 'duplicate', explanation: EXPLANATIONS.market },
    appeal: { day: 30, text: EXPLANATIONS.marketAppeal, decided: 25, explanation: EXPLANATIONS.marketDecision },
    signatures: 187,
  },
  {
    text: 'noise',
    addressee: 'sakrebulo',
    drafted: 37,
    supporters: 9,
    submitted: 35,
    admitted: 31,
    signatures: 643,
    listAsked: { day: 1, purpose: EXPLANATIONS.noiseList },
  },
  {
    text: 'bus',
    addressee: 'mayor',
    drafted: 26,
    supporters: 7,
    submitted: 24,
    admitted: 21,
    signatures: 842,
    sheets: [
      { number: 'GL-7', received: 5, entered: 4, accepted: 17, unknown: 2 },
      { number: 'GL-8', received: 1 },
    ],
  },
  {
    text: 'advertisement',
    addressee: 'mayor',
    drafted: 18,
    supporters: 5,
    submitted: 17,
    refused: { day: 14, ground: 'advertisement', explanation: EXPLANATIONS.advertisement },
  },
  { text: 'signs', addressee: 'mayor', drafted: 12, supporters: 6, submitted: 11, admitted: 8, signatures: 96 },
  { text: 'riverside', addressee: 'mayor', drafted: 6, supporters: 9, submitted: 3 },
  { text: 'playground', addressee: 'mayor', drafted: 2, supporters: 3 },
  { text: 'stops', addressee: 'mayor', drafted: 15, supporters: 6, submitted: 14, admitted: 10, signatures: 134 },
  {
    text: 'parking',
    addressee: 'mayor',
    drafted: 16,
    supporters: 5,
    submitted: 15,
    refused: { day: 12, ground: 'already-considered', explanation: EXPLANATIONS.parking },
    appeal: { day: 8, text: EXPLANATIONS.parkingAppeal },
  },
  {
    text: 'fountain',
    addressee: 'mayor',
    drafted: 33,
    supporters: 5,
    submitted: 32,
    admitted: 28,
    signatures: 58,
    takenBack: 13,
  },
];

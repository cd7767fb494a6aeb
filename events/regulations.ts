import type { Fact } from './envelope.js';

export type Track = 'mayor' | 'sakrebulo';

/** How many signatures: a plain number, or a share of a dated count of registered voters, rounded up. */
export type Threshold =
  | { readonly kind: 'absolute'; readonly signatures: number }
  | {
      readonly kind: 'share-of-voters';
      /** Hundredths of a per cent: 100 is 1 %. */
      readonly basisPoints: number;
      readonly registeredVoters: number;
      /** The day the count was taken, YYYY-MM-DD. */
      readonly countedOn: string;
      readonly source: string;
    };

/** The rules of one track as they stood when adopted. Each petition keeps the version it was opened under. */
export type Rules = {
  readonly threshold: Threshold;
  /** Calendar days the window stays open. */
  readonly windowDays: number;
  readonly sponsors: { readonly min: number; readonly max: number };
  /** Calendar days to admit or refuse. */
  readonly moderationDays: number;
  /** Calendar days within which the author is told of a refusal. */
  readonly refusalNoticeDays: number;
  readonly appealDays: number;
  /** Calendar days from the goal to the answer: the aim, and the legal limit. */
  readonly answerDays: { readonly aim: number; readonly limit: number };
  /** Working days to certify registration (Sakrebulo only). */
  readonly certificateWorkingDays?: number;
  readonly eligibility: { readonly minAge: number; readonly who: 'registered-voter' | 'resident' };
  /** The assurance level that signing needs: 1 personal number + code, 2 eID, 3 qualified signature. */
  readonly assurance: 1 | 2 | 3;
  /** Petitions one person may have running at once. */
  readonly runningPerPerson: number;
};

export type RegulationAdopted = Fact<
  'RegulationAdopted',
  {
    track: Track;
    version: number;
    title: { ka: string; en: string };
    /** The act, article and date, as a lawyer would cite it. */
    legalReference: { ka: string; en: string };
    /** The day it comes into force, YYYY-MM-DD in Asia/Tbilisi. */
    inForceFrom: string;
    rules: Rules;
  }
>;
export type RegulationEvent = RegulationAdopted;

import type { Fact } from './envelope.js';
import type { FormAnswers } from './services.js';

/** By oneself on the portal, for somebody else, or at a service hall with an official's help. */
export const CASE_CHANNELS = ['portal', 'proxy', 'hall'] as const;
export type CaseChannel = (typeof CASE_CHANNELS)[number];
/** By what right somebody applies for another. */
export const PROXY_BASES = ['parent', 'guardian', 'power-of-attorney'] as const;
export type ProxyBasis = (typeof PROXY_BASES)[number];

/** Sealed under the applicant's own pseudonym: it goes with them. */
export type ApplicationContent = { answers: FormAnswers; basis: ProxyBasis | '' };

/**
 * `case-<random id>`, never the reference. The version of the service that it goes by is pinned here. `applicant` and
 * `filedBy` are pseudonyms of this case alone; `assistedBy` is an official.
 */
export type CaseSubmitted = Fact<
  'CaseSubmitted',
  {
    case: string;
    service: string;
    version: number;
    applicant: string;
    channel: CaseChannel;
    language: 'ka' | 'en';
    department: string | null;
    /** The end of the term (ISO-8601 UTC), unless the clock stands still meanwhile. */
    due: string;
    files: number;
    filedBy?: string;
    assistedBy?: string;
  },
  ApplicationContent
>;
/** By what people and officials call it. */
export type CaseReferenceGiven = Fact<'CaseReferenceGiven', { case: string }, { reference: string }>;

export type CaseEvent = CaseSubmitted | CaseReferenceGiven;

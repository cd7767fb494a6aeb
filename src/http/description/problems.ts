import { refusals } from '../../../commands/refusals.js';
import type { Limited } from '../limits.js';
import { LIMITS } from '../limits.js';
import { anything, list, object, type Schema, saying, text, whole } from './json-schema.js';

export const PROBLEM: Schema = object(
  {
    type: saying({ type: 'string', pattern: '^urn:ghia:' }, 'The code: what a program should look at'),
    title: text,
    status: whole,
  },
  {
    detail: text,
    because: saying(anything, 'What the refusal rests on: numbers, dates, the rule'),
    errors: saying(
      list(object({ path: text, message: text })),
      'What of the body or the query is wrong, field by field',
    ),
  },
);

type Failure = { readonly says: string; readonly codes?: readonly string[] };
const limited = Object.keys(LIMITS) as Limited[];
/** Why an answer may be none, by status: what each route may say beside the refusals of the rules. */
export const FAILURES = {
  400: {
    says: 'The request does not say what it should',
    codes: ['request.invalid', 'request.bad-cursor', 'request.bad-as-of', 'http.400'],
  },
  401: { says: 'It is not known who asks', codes: ['http.401'] },
  403: { says: 'Not for who asks', codes: ['http.403'] },
  404: { says: 'There is no such thing', codes: ['http.404', 'identity.not-in-register', 'scan.not-found'] },
  409: { says: 'In conflict with what is so already' },
  413: { says: 'Too large', codes: ['http.413', 'scan.too-large'] },
  415: { says: 'Not of a kind that is taken here', codes: ['http.415', 'scan.not-a-scan'] },
  422: {
    says: 'Well said, but it cannot be granted as it is',
    codes: ['read.beyond-the-log', 'scan.not-found'],
  },
  429: {
    says: 'Too much at once',
    codes: [...limited.map((name) => `limit.${name}`), 'identity.too-many-codes', 'read.too-many-replays'],
  },
  503: {
    says: 'Not now: nothing was recorded, try again',
    codes: [
      'log.busy',
      'log.broken',
      'vault.busy',
      'reads.busy',
      'queue.busy',
      'codes.busy',
      'read.not-yet',
      'read.no-replay-here',
    ],
  },
  507: { says: 'No space left: nothing was recorded', codes: ['log.full', 'vault.full'] },
} as const satisfies Record<number, Failure>;
export type FailureStatus = keyof typeof FAILURES;

const header = (description: string, example: string) => ({ description, schema: text, example });
export const LIMIT_HEADERS = {
  'RateLimit-Policy': header('Which limits hold here: so many (q) in so many seconds (w)', '"search";q=300;w=60'),
  RateLimit: header('What is left of them (r), and for how many seconds (t)', '"search";r=299;t=60'),
};
const RETRY_AFTER = { 'Retry-After': header('Seconds after which another try makes sense', '30') };

/** Every failure as a response of `components`, with the codes that it may carry. */
export const failureResponses = () =>
  Object.fromEntries(
    Object.entries(FAILURES).map(([status, failure]) => {
      const { says, codes = [] }: Failure = failure;
      const ofRules = Object.entries(refusals).filter(([, of]) => of === Number(status));
      const known = [...codes, ...ofRules.map(([code]) => code)].map((code) => `urn:ghia:${code}`);
      const example = { type: known[0], title: says, status: Number(status) };
      return [
        `Problem${status}`,
        {
          description: `${says}. \`type\` is one of: ${known.map((code) => `\`${code}\``).join(', ')}`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
          ...(status === '429' && { headers: { ...RETRY_AFTER, ...LIMIT_HEADERS } }),
          ...((status === '503' || status === '507') && { headers: RETRY_AFTER }),
        },
      ];
    }),
  );

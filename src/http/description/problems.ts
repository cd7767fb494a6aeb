import { refusals } from '../../../commands/refusals.js';
import { FAILURES } from '../failures.js';
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
      const { says, codes = {} }: { says: string; codes?: object } = failure;
      const ofRules = Object.entries(refusals).filter(([, of]) => of.status === Number(status));
      const known = [...Object.keys(codes), ...ofRules.map(([code]) => code)].map((code) => `urn:ghia:${code}`);
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

import { randomInt } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { refusals } from '../../commands/refusals.js';
import { BadCursor } from '../../read-models/cursor.js';
import { Unavailable } from '../durable/unavailable.js';
import { Refused } from '../refused.js';
import { detailOf } from './failures.js';
import { Invalid } from './validation.pipe.js';

/** RFC 9457, as this house fills it. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly because?: object;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'In conflict with what is',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not acceptable as it is',
  429: 'Too many requests',
  503: 'Not now',
  507: 'No space left',
};
const titleOf = (status: number) => TITLES[status] ?? (status < 500 ? 'Bad request' : 'Something went wrong here');

/** Who is sent away in one moment comes back within so many seconds, and not all of them in the same one. */
const SPREAD = 4;

/** What the caller is told; never a stack, never a statement of the database. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) {
    const { refused, because } = error.refusal;
    const { status, detail } = refusals[refused];
    const retryAfter = status === 429 ? Number(because.seconds) : undefined;
    return {
      ...{ type: `urn:ghia:${refused}`, title: titleOf(status), status, detail, because },
      ...(retryAfter && { retryAfter }),
    };
  }
  if (error instanceof Invalid) return { ...plain('request.invalid', 400), errors: error.errors };
  if (error instanceof BadCursor) return plain('request.bad-cursor', 400);
  if (error instanceof Unavailable) {
    const retryAfter = error.reason === 'busy' ? randomInt(1, SPREAD + 1) : 30;
    return { ...plain(`${error.part}.${error.reason}`, error.reason === 'full' ? 507 : 503), retryAfter };
  }
  return problemOfStatus(error);
}

/** The code that a problem's type names. */
export const codeOf = ({ type }: Pick<Problem, 'type'>): string => type.replace(/^urn:ghia:/, '');

function plain(code: string, status: number): Problem {
  const detail = detailOf(code);
  return { type: `urn:ghia:${code}`, title: titleOf(status), status, ...(detail && { detail }) };
}

type Said = Partial<Problem> & { readonly message?: string; readonly error?: string };
/** What was said when it was thrown, and not the name that Nest gives to what was thrown without a word. */
const messageOf = (said: string | object | undefined): string | undefined =>
  typeof said === 'string'
    ? said
    : (said as Said | undefined)?.error !== undefined
      ? (said as Said).message
      : undefined;

/** Nest's exceptions, and Fastify's own errors, which carry a status too. */
function problemOfStatus(error: unknown): Problem {
  const given =
    error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown })?.statusCode);
  const status = given >= 400 && given < 600 ? given : 500;
  const said = error instanceof HttpException ? error.getResponse() : undefined;
  const own: Said = typeof said === 'object' ? said : {};
  const code = own.type?.slice('urn:ghia:'.length) ?? `http.${status}`;
  const known = plain(code, status);
  const message = error instanceof HttpException ? messageOf(said) : (error as Error | undefined)?.message;
  const detail = (status < 500 && message) || known.detail;
  return {
    ...known,
    ...(detail && { detail }),
    ...(own.because && { because: own.because }),
    ...(own.retryAfter && { retryAfter: own.retryAfter }),
  };
}

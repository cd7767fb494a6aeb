import { refusals } from '../../commands/refusals.js';

type Failure = { readonly says: string; readonly codes?: Readonly<Record<string, string>> };

/** Why an answer may be none, by status: what each route may say beside the refusals of the rules, and in which words. */
export const FAILURES = {
  400: {
    says: 'The request does not say what it should',
    codes: {
      'request.invalid': 'A field is missing, unknown or not as it should be: `errors` names each.',
      'request.bad-cursor': 'The cursor is none that this list has given.',
      'request.bad-as-of': '`asOf` is a position, or an ISO instant.',
      'request.not-anonymous': 'Here nobody says who they are: send neither a cookie nor an Authorization header.',
      'cosign.not-a-note': 'This is no signed note of a checkpoint.',
      'http.400': 'The request cannot be read.',
    },
  },
  401: { says: 'It is not known who asks', codes: { 'http.401': 'Send a bearer token, or sign in.' } },
  403: { says: 'Not for who asks', codes: { 'http.403': 'Who asks does not hold a role that may.' } },
  404: {
    says: 'There is no such thing',
    codes: {
      'http.404': 'There is nothing at this address.',
      'identity.not-in-register': 'The residents register does not hold this personal number.',
      'scan.not-found': 'No scan with this digest was uploaded for the petition.',
    },
  },
  409: { says: 'In conflict with what is so already' },
  410: { says: 'It was here, and is gone' },
  413: {
    says: 'Too large',
    codes: { 'http.413': 'The body is too large.', 'scan.too-large': 'The scan is too large.' },
  },
  415: {
    says: 'Not of a kind that is taken here',
    codes: { 'http.415': 'Send JSON.', 'scan.not-a-scan': 'A scan is a PDF, a JPEG or a PNG.' },
  },
  422: {
    says: 'Well said, but it cannot be granted as it is',
    codes: {
      'read.beyond-the-log': '`after` lies beyond the end of the log.',
      'cosign.not-our-checkpoint': 'This log has never signed this checkpoint.',
      'cosign.bad-cosignature':
        'A line in the name of a witness is not what that witness has signed: nothing was taken.',
      'log.not-that-far': 'No signed checkpoint reaches so far yet.',
      'scan.not-found': 'No scan with this digest was uploaded for the petition.',
    },
  },
  429: {
    says: 'Too much at once',
    codes: {
      'limit.codes': 'Too many codes were asked for from this network.',
      'limit.sessions': 'Too many tried to sign in from this network.',
      'limit.search': 'Too many searches came from this network.',
      'limit.replays': 'Too many replays were asked for from this network.',
      'limit.streams': 'Too many are listening from this network.',
      'limit.kiosk': 'Too many numbers were tried from this network.',
      'limit.inbox': 'Too many activities came from this network.',
      'limit.cosign': 'Too many cosignatures came from this network.',
      'limit.uploads': 'Too many uploads came from this network.',
      'limit.photos': 'You have uploaded many photos. Please wait.',
      'identity.too-many-tries': 'Too many wrong codes in a row. Wait, then try again.',
      'identity.too-many-codes': 'Too many codes were asked for. Use the last one, or wait.',
      'read.too-many-replays': 'Other replays are running. Please try again.',
    },
  },
  503: {
    says: 'Not now: nothing was recorded, try again',
    codes: {
      'log.busy': 'The log is away or has too much to do. Nothing was recorded.',
      'log.broken': 'The log cannot be written. Nothing was recorded.',
      'clock.broken': 'The machine’s clock has been set. Nothing is recorded until it is right.',
      'vault.busy': 'The vault of keys is away or has too much to do. Nothing was recorded.',
      'reads.busy': 'The read models are away.',
      'queue.busy': 'The queue is away or holds too much. Nothing was recorded.',
      'http.busy': 'Too many requests are being answered at this moment.',
      'files.busy': 'The files are away. Nothing was recorded.',
      'content.broken': 'What this rests on lies beside the log, and is missing there or was altered. It is not used.',
      'photos.busy': 'Too many photos are being read at this moment.',
      'codes.busy': 'Too many codes are being made at this moment.',
      'read.not-yet': 'The read models have not come as far as `after` yet.',
    },
  },
  507: {
    says: 'No space left: nothing was recorded',
    codes: {
      'log.full': 'There is no space left for the log. Nothing was recorded.',
      'files.full': 'There is no space left for files. Nothing was recorded.',
      'vault.full': 'There is no space left for the vault. Nothing was recorded.',
    },
  },
} as const satisfies Record<number, Failure>;
export type FailureStatus = keyof typeof FAILURES;

/** A sentence for each code that is a failure by itself, and for each refusal. */
const DETAILS: ReadonlyMap<string, string> = new Map([
  ...Object.values(FAILURES as Readonly<Record<number, Failure>>).flatMap(({ codes }) => Object.entries(codes ?? {})),
  ...Object.entries(refusals).map(([code, { detail }]) => [code, detail] as const),
]);

/** What a code says, in English. */
export const detailOf = (code: string): string | undefined => DETAILS.get(code);

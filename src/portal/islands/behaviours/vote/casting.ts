import type { Token } from '../../../../../events/ballots.js';
import type { Choice } from '../../../../ballots/choice.js';
import type { Taken, VoterDevice } from '../../../../ballots/voter/device.js';
import { Told, toldBy } from './told.js';
import { words } from './words.js';

export type Cast = Taken & { readonly seq: number };

const sent = (url: string, body: object, credentials: RequestCredentials): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials,
  });

/** By name: every issuer signs what it cannot see. @throws Told */
export async function rightToVote(device: VoterDevice): Promise<readonly Token[]> {
  const { round } = device.params;
  const answers: string[] = [];
  for (const request of await device.requests()) {
    const answer = await sent(`/api/v1/budget/rounds/${round}/credential`, request, 'same-origin');
    if (!answer.ok) throw await toldBy(answer);
    answers.push(((await answer.json()) as { blindSig: string }).blindSig);
  }
  return device.tokens(answers).catch(() => Promise.reject(new Told('keys')));
}

/** So often a number that was too low is raised: the same code may have voted elsewhere. */
const MOST_TRIES = 3;

/** By nobody: no cookie goes along. @throws Told */
export async function castBallot(
  device: VoterDevice,
  tokens: readonly Token[],
  choice: Choice,
  from: number,
): Promise<Cast> {
  const { round } = device.params;
  for (let tries = 1, seq = from; ; tries++) {
    const ballot = await device.cast(choice, tokens, seq);
    const answer = await sent(`/api/v1/budget/rounds/${round}/ballots`, ballot, 'omit');
    if (answer.ok) {
      const taken = (await answer.json()) as Taken;
      if (!(await device.isPromised(ballot, taken))) throw new Told('promise');
      return { ...taken, seq };
    }
    const told = await toldBy(answer);
    if (told.why !== 'ballot.not-newer' || tries === MOST_TRIES) throw told;
    seq = Number(told.because.last) + 1;
  }
}

/** Where a ballot is, in words: asked by nobody, as the digest must not travel with a session. */
export async function whereabouts(round: string, digest: string): Promise<string> {
  const t = words.receipt;
  const url = `/api/v1/budget/rounds/${round}/ballots/${digest}/receipt`;
  const answer = await fetch(url, { credentials: 'omit', cache: 'no-store' });
  if (answer.status === 404) return t.none;
  if (answer.status !== 202) return answer.ok ? `${t.inLog}. ${t.inLogText}` : words.failed.offline;
  const { until } = (await answer.json()) as { until: string | null };
  return `${t.waits}. ${until === null ? t.soon : t.waitsUntil(until)}`;
}

/** Ten minutes, so that the ballot's coming says little of the right's going. */
const LONGEST = 600_000;

/** A moment that nobody knows, or when `early` says so. */
export function aWhile(early: (now: () => void) => void): Promise<void> {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, (random / 2 ** 32) * LONGEST);
    early(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

import { readVkey } from '../../../../audit/tlog/note.js';
import { judge } from '../../../../audit/tlog/proof.js';
import type { Params } from '../../../../ballots/voter/device.js';
import { paramsFrom } from '../../../../ballots/voter/from-leaves.js';
import { checkEd25519, merkle, sha256 } from '../browser-crypto.js';
import { Told } from './told.js';

type Pinned = { readonly event: string };
/** What the server says of a round; it is used for showing alone. */
export type Announced = Params & { readonly pinned: { readonly rules: Pinned; readonly ballot: Pinned } };

const asked = async (url: string): Promise<Response> => {
  const answer = await fetch(url, { credentials: 'omit', cache: 'no-cache' });
  if (!answer.ok) throw new Told('network');
  return answer;
};

export const announced = async (round: string): Promise<Announced> =>
  (await asked(`/api/v1/budget/rounds/${round}/params`)).json();

/**
 * Rules, projects and keys out of the two leaves of the log that pin them, proved to be in it: everybody is told the same,
 * so no ballot can be known again by a key that was made for one voter. @throws Told
 */
export async function pinnedParams({ round, pinned }: Announced): Promise<Params> {
  const about = (await (await asked('/.well-known/ghia-log.json')).json()) as { vkeys: string[] };
  const log = about.vkeys.map((vkey) => readVkey(sha256, vkey)).filter((key) => key !== undefined);
  const [opened, voting] = await Promise.all([proved(pinned.rules, log), proved(pinned.ballot, log)]);
  const params = paramsFrom(opened!, voting!);
  if (params.round !== round) throw new Told('keys');
  return params;
}

async function proved({ event }: Pinned, log: Parameters<typeof judge>[2]['log']): Promise<Uint8Array> {
  const receipt = await asked(`/api/v1/audit/receipts/${event}`);
  if (receipt.status === 202) throw new Told('unpublished');
  const leaf = new Uint8Array(await (await asked(`/api/v1/audit/leaves/${event}`)).arrayBuffer());
  const judged = await judge(await receipt.text(), leaf, { merkle, check: checkEd25519, log });
  if ('flaw' in judged) throw new Told('keys');
  return leaf;
}

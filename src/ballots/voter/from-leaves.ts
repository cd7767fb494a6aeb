import type { RoundOpened, VotingOpened } from '../../../events/budgeting.js';
import type { Params } from './device.js';

/**
 * What a device must know of a round, out of the two leaves that pin it. Whoever has checked their receipts need not
 * believe what any page or answer says of keys: all voters have the same ones.
 * @throws Error when the leaves are not those of one round
 */
export function paramsFrom(opened: Uint8Array, voting: Uint8Array): Params {
  const [book, ballot] = [leafOf(opened), leafOf(voting)];
  if (book.type !== 'RoundOpened' || ballot.type !== 'VotingOpened') throw new Error('these leaves open no voting');
  const { roundId: round, rules } = book.pub as RoundOpened['data'];
  const { roundId, projects, issuers, roundKey, boxKey } = ballot.pub as VotingOpened['data'];
  if (roundId !== round) throw new Error('these leaves are of two rounds');
  return { round, rules, projects, issuers, roundKey, boxKey };
}

const leafOf = (leaf: Uint8Array): { readonly type: string; readonly pub: unknown } =>
  JSON.parse(new TextDecoder().decode(leaf));

import { type Collections, Query } from './query.js';
import type { Doc, ReadStore } from './store.js';

/** Who was given the right to vote, counted. `_id`: the round. */
export type TurnoutDoc = Doc & {
  /** By issuer. */
  issued: Record<string, number>;
  /** Of the city's own issuer, by day (UTC). */
  byDay: Record<string, number>;
  /** Of the same: `online`, or where an official has helped. */
  byChannel: Record<string, number>;
  eligible?: number;
  /** What the close has counted. */
  closed?: { readonly ballots: number; readonly voters: number };
  position: number;
};
export type Turnout = {
  readonly round: string;
  readonly eligible: number;
  readonly issued: Readonly<Record<string, number>>;
  readonly byDay: readonly { readonly day: string; readonly issued: number }[];
  /** Of the whole round and no part of it. */
  readonly byChannel: { readonly online: number; readonly kiosk: number; readonly paper: number };
  /** Null while voting goes on. */
  readonly closed: { readonly ballots: number; readonly voters: number } | null;
  readonly position: number;
};

/**
 * How many were given the right to vote. Not by district: a leaf that named one would let anybody count the few of a small
 * one, day by day. Undefined before voting is opened.
 */
export class RoundTurnout extends Query<Turnout | undefined> {
  constructor(readonly round: string) {
    super();
  }

  async answer(store: ReadStore, collections: Collections): Promise<Turnout | undefined> {
    const doc = await store.get<TurnoutDoc>(collections('turnout'), this.round);
    if (doc?.eligible === undefined) return undefined;
    const { _id: round, eligible, issued, byDay, byChannel, closed, position } = doc;
    const days = Object.entries(byDay).sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      ...{ round, eligible, issued, position },
      byDay: days.map(([day, n]) => ({ day, issued: n })),
      byChannel: { online: 0, kiosk: 0, paper: 0, ...byChannel },
      closed: closed ?? null,
    };
  }
}

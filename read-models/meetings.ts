import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import {
  type EarlierOutcomeDoc,
  MEETING_STATUSES,
  type MeetingDoc,
  type MemberDoc,
  type OrganisationDoc,
  type OutcomeDoc,
} from './meeting-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export type MeetingView = Omit<MeetingDoc, '_id' | 'position' | 'starts' | 'changes'> & {
  readonly id: string;
  readonly changes: number;
  readonly asOf: AsOf;
};
/** A session in a list. */
export type MeetingCard = Pick<
  MeetingDoc,
  'number' | 'status' | 'date' | 'start' | 'end' | 'place' | 'body' | 'changedAt' | 'changes'
> & {
  readonly id: string;
  readonly items: number;
  readonly outcomes: number;
  readonly approved: boolean;
  readonly fromDocument: boolean;
};

const cardOf = (doc: MeetingDoc): MeetingCard => {
  const { _id, number, status, date, start, end, place, body, changedAt, changes } = doc;
  return {
    ...{ id: _id, number, status, date, start, place, body, changedAt, changes, items: doc.agenda.length },
    ...(end !== undefined && { end }),
    outcomes: doc.outcomes.filter(({ withdrawn }) => !withdrawn).length,
    approved: doc.minutes.some(({ approvedAt }) => approvedAt !== undefined),
    fromDocument: doc.source !== undefined,
  };
};

export type MeetingsWanted = Paging & { readonly status?: (typeof MEETING_STATUSES)[number] | undefined };

/** Sessions, the newest first. */
export class MeetingsList extends Query<Listed<MeetingCard>> {
  constructor(readonly wanted: MeetingsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { status } = this.wanted;
    const listing = {
      ...{ name: 'meetings', collection: of('meetings'), where: status ? { status } : {} },
      ...{ sort: [['starts', -1]] as const, kinds: ['string'] as const },
    };
    return told(await page<MeetingDoc>(store, listing, this.wanted), cardOf);
  }
}

export class MeetingById extends Query<MeetingView | undefined> {
  constructor(readonly meeting: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<MeetingDoc>(of('meetings'), this.meeting);
    if (!doc) return undefined;
    const { _id, position, starts: _, ...said } = doc;
    return { id: _id, ...said, asOf: asOf(position) };
  }
}

/** An outcome that still stands, of a session that was. */
export type StandingOutcome = EarlierOutcomeDoc & Pick<OutcomeDoc, 'text'> & Pick<MeetingDoc, 'number' | 'date'>;
/** So many sessions back one looks for what a next one takes up. */
const SESSIONS_BACK = 30;

/** Outcomes of the latest sessions that none has taken up yet, without those of the session that asks; the newest session first. */
export class OutcomesToTakeUp extends Query<readonly StandingOutcome[]> {
  constructor(readonly meeting: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const latest = { sort: [['starts', -1]] as const, limit: SESSIONS_BACK };
    const sessions = await store.find<MeetingDoc>(of('meetings'), latest);
    return sessions
      .filter(({ _id }) => _id !== this.meeting)
      .flatMap(({ _id, number, date, outcomes }) =>
        outcomes
          .filter(({ withdrawn, takenUp = [] }) => !withdrawn && takenUp.length === 0)
          .map(({ outcome, text }) => ({ meeting: _id, outcome, text, number, date })),
      );
  }
}

export type OrganisationView = Omit<OrganisationDoc, '_id' | 'position'> & { readonly id: string };
export type MemberView = Omit<MemberDoc, '_id' | 'position'> & { readonly id: string };
export type GroupView = {
  readonly organisations: readonly OrganisationView[];
  readonly members: readonly MemberView[];
  readonly asOf: AsOf;
};

/** A working group has dozens of seats; so many are shown at the most. */
const MOST = 500;
const RANK = { head: 0, secretary: 1, member: 2 } as const;

/** Who the working group is: its organisations and its seats, those that are taken first. */
export class WorkingGroup extends Query<GroupView> {
  async answer(store: ReadStore, of: Collections) {
    const [organisations, members, position] = await Promise.all([
      store.find<OrganisationDoc>(of('organisations'), { limit: MOST }),
      store.find<MemberDoc>(of('members'), { sort: [['since', 1]], limit: MOST }),
      store.position(of('members')),
    ]);
    const seats = members.sort((a, b) => Number(b.sits) - Number(a.sits) || RANK[a.role] - RANK[b.role]);
    return {
      organisations: organisations.map(({ _id, position: _, ...said }) => ({ id: _id, ...said })),
      members: seats.map(({ _id, position: _, ...said }) => ({ id: _id, ...said })),
      asOf: asOf(position),
    };
  }
}

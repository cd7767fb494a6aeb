import type { Command } from '../../commands/command.js';
import { refuse, streamOf } from '../../commands/decider.js';
import { organisationState } from '../../commands/ogp/group.js';
import type { AdmitMember, DescribeOrganisation, ReleaseMember } from '../../commands/ogp/group-commands.js';
import {
  type ConveneMeeting,
  DraftMinutes,
  type OfMeeting,
  RecordOutcome,
} from '../../commands/ogp/meeting-commands.js';
import { roleState } from '../../commands/ogp/role.js';
import type { Recorded } from '../../events/envelope.js';
import type { EarlierOutcome, MeetingEvent, OrganisationEvent } from '../../events/ogp-group.js';
import type { GroupRoleEvent, RoleDescribed } from '../../events/ogp-roles.js';
import { meetings } from '../../projections/ogp/meetings.js';
import { minutesOf } from '../../projections/ogp/minutes.js';
import type { MeetingDoc, WordingDoc } from '../../read-models/meeting-documents.js';
import { namedJson } from '../content/named.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Sent } from './desk.js';

/** How a wish is handed in: recorded, or only tried before a whole file is. */
export type Send = <C extends Command>(
  wish: C,
  supplied: Partial<C>,
  who: Acting | string,
  sent?: Sent,
) => Promise<Receipt>;

/** Minutes are put together anew when something was recorded meanwhile. */
const TRIES = 5;
const JSON_TYPE = 'application/json';

/** The number of a session is given once in a year, and names it. */
export const meetingId = ({ date, number }: Pick<ConveneMeeting, 'date' | 'number'>): string =>
  `${date.slice(0, 4)}-${number}`;

/** What the working group's secretariat does: seats, sessions, minutes. */
export class GroupOffice {
  constructor(
    private readonly send: Send,
    private readonly log: Pick<EventLog, 'read'>,
  ) {}

  async describe(wish: DescribeOrganisation, who: Acting | string, sent?: Sent): Promise<Receipt> {
    await this.mustBeKnown([wish.parent]);
    return this.send(wish, {}, who, sent);
  }

  admit(wish: AdmitMember, member: string, who: Acting | string, sent?: Sent): Promise<Receipt> {
    return this.send(wish, { member }, who, sent);
  }

  release(wish: ReleaseMember, member: string, who: Acting | string, sent?: Sent): Promise<Receipt> {
    return this.send(wish, { member }, who, sent);
  }

  async convene(wish: ConveneMeeting, who: Acting | string, sent?: Sent): Promise<Receipt> {
    await this.mustBeKnown(organisationsIn(wish));
    if (wish.plan !== undefined && (await this.log.read(streamOf('plan', wish.plan))).length === 0)
      throw new Refused(refuse('plan.not-found', { plan: wish.plan }));
    return this.send(wish, { meeting: meetingId(wish) }, who, sent);
  }

  /** Anything else that is recorded of a session. */
  async step<C extends OfMeeting>(
    wish: C,
    meeting: string,
    supplied: Partial<C>,
    who: Acting | string,
    sent?: Sent,
  ): Promise<Receipt> {
    await this.mustBeKnown(organisationsIn(wish));
    if (wish instanceof RecordOutcome) {
      if (wish.responsible?.role) await this.mustBeDescribed(wish.responsible.role);
      if (wish.takesUp) await this.mustHaveCome(wish.takesUp);
    }
    return this.send<C>(wish, { ...supplied, meeting } as Partial<C>, who, sent);
  }

  /** Puts the minutes together from what was recorded, and names them by their digest. */
  async draft(meeting: string, who: Acting | string, sent?: Sent): Promise<Receipt> {
    for (let tries = 1; ; tries++) {
      const facts = await this.log.read(streamOf('meeting', meeting));
      const paper = await this.paperFrom(facts);
      const minutes = namedJson(paper ?? {}, JSON_TYPE);
      const supplied = { meeting, minutes: minutes.content, facts: facts.length };
      try {
        return await this.send(new DraftMinutes(), supplied, who, { ...sent, beside: [minutes] });
      } catch (error) {
        const moved = error instanceof Refused && error.refusal.refused === 'minutes.moved';
        if (!moved || tries === TRIES) throw error;
      }
    }
  }

  private async paperFrom(facts: readonly Recorded[]) {
    let doc: MeetingDoc | undefined;
    for (const fact of facts as readonly Recorded<MeetingEvent>[]) doc = meetings.fold(doc, fact, fact.data.meeting);
    if (!doc) return undefined;
    const codes = organisationsIn(doc);
    const names = new Map<string, WordingDoc>();
    for (const code of new Set(codes)) {
      const last = (await this.log.read(streamOf('organisation', code))).at(-1);
      if (last) names.set(code, (last as Recorded<OrganisationEvent>).data.name);
    }
    const roles = new Map<string, WordingDoc>();
    for (const code of new Set(doc.outcomes.flatMap(({ owner }) => owner?.role ?? []))) {
      const facts = (await this.log.read(streamOf(roleState.category, code))) as readonly Recorded<GroupRoleEvent>[];
      const last = facts.findLast(({ type }) => type === 'RoleDescribed') as Recorded<RoleDescribed> | undefined;
      if (last) roles.set(code, last.data.title);
    }
    return minutesOf(doc, Object.fromEntries(names), Object.fromEntries(roles));
  }

  /** What is taken up is an outcome that was recorded. */
  private async mustHaveCome({ meeting, outcome }: EarlierOutcome): Promise<void> {
    const facts = (await this.log.read(streamOf('meeting', meeting))) as readonly Recorded<MeetingEvent>[];
    if (!facts.some((one) => one.type === 'OutcomeRecorded' && one.data.outcome === outcome))
      throw new Refused(refuse('outcome.not-found'));
  }

  private async mustBeDescribed(role: string): Promise<void> {
    if ((await this.log.read(streamOf(roleState.category, role))).length === 0)
      throw new Refused(refuse('grouprole.not-found', { role }));
  }

  /** An organisation never goes again: who is known now is known when the wish is recorded. */
  private async mustBeKnown(codes: readonly (string | undefined)[]): Promise<void> {
    for (const code of new Set(codes)) {
      if (code === undefined) continue;
      const facts = await this.log.read(streamOf(organisationState.category, code));
      if (facts.length === 0) throw new Refused(refuse('organisation.not-found', { organisation: code }));
    }
  }
}

/** Every organisation that a wish or a session names by its short name, wherever in it. */
function organisationsIn(said: object): string[] {
  return Object.entries(said).flatMap(([name, value]) => {
    if (name === 'organisation' && typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? organisationsIn(value) : [];
  });
}

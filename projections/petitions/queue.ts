import type { Recorded } from '../../events/envelope.js';
import type { PetitionEvent, PetitionRefused } from '../../events/petitions.js';
import type { Task, TaskKind } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

/** Who does what waits. */
const ROLES: Readonly<Record<TaskKind, string>> = {
  moderation: 'moderator',
  certificate: 'register-clerk',
  notice: 'moderator',
  appeal: 'moderator',
  answer: 'mayor-office',
};
const id = (petitionId: string, kind: TaskKind) => `${petitionId}_${kind}`;
const kindOf = (key: string) => key.slice(key.lastIndexOf('_') + 1) as TaskKind;

/** What each fact puts on a desk or takes off it. */
const TOUCHED: { readonly [T in PetitionEvent['type']]?: readonly TaskKind[] } = {
  PetitionSubmitted: ['moderation', 'certificate'],
  PetitionRegistered: ['certificate'],
  PetitionAdmitted: ['moderation', 'certificate', 'appeal'],
  PetitionRefused: ['moderation', 'certificate', 'notice', 'appeal'],
  RefusalNoticeGiven: ['notice'],
  PetitionAppealed: ['notice', 'appeal'], // who appeals has been told
  PetitionAppealDecided: ['appeal'],
  PetitionGoalReached: ['answer'],
  PetitionAnswered: ['answer'],
  PetitionClosed: ['moderation', 'certificate'],
};

/** What waits for which officials, since when, until when. */
export const queue: Projection<Task, PetitionEvent> = {
  name: 'queue',
  version: 2,
  handles: Object.keys(TOUCHED) as PetitionEvent['type'][],
  indexes: [
    ['waitsFor', 'due'],
    ['kind', 'due'],
  ],
  keys: (e) => (TOUCHED[e.type] ?? []).map((kind) => id(e.data.petitionId, kind)),

  fold(task, e, key) {
    const kind = kindOf(key);
    switch (e.type) {
      case 'PetitionSubmitted': {
        const { moderationDue, certificateDue } = e.data;
        const due = kind === 'moderation' ? moderationDue : certificateDue;
        return due ? made(e, kind, due) : undefined;
      }
      case 'PetitionRefused':
        if (kind === 'notice') return e.data.noticeDue ? made(e, kind, e.data.noticeDue) : undefined;
        return kind === 'appeal' ? asleep(e) : undefined;
      case 'PetitionAppealed': {
        if (kind === 'notice') return undefined;
        const { notBy } = task ?? {};
        return { ...made(e, kind, e.data.decisionDue), ...(notBy && { notBy }) };
      }
      case 'PetitionGoalReached':
        return { ...made(e, kind, e.data.answerDue), limit: e.data.answerLimit };
      default:
        return TOUCHED[e.type] ? undefined : task;
    }
  },
};

const made = (e: Recorded<PetitionEvent>, kind: TaskKind, due: string): Task => ({
  _id: id(e.data.petitionId, kind),
  petitionId: e.data.petitionId,
  kind,
  waitsFor: ROLES[kind],
  since: e.at,
  due,
  position: e.position,
});

/** A refusal is remembered with its refuser, on nobody's desk until an appeal makes a task of it. */
const asleep = (e: Recorded<PetitionRefused>): Task => ({
  ...made(e, 'appeal', e.data.appealUntil),
  waitsFor: 'nobody',
  notBy: e.meta.actor,
});

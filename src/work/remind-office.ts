import { StaffList } from '../../read-models/identity.js';
import type { DeadlineKind } from '../../read-models/petition-documents.js';
import { aboutPetition } from './about-petition.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';
import { reminderMessage } from './reminder.message.js';

type Late = { readonly petitionId: string; readonly kind: DeadlineKind; readonly due: string };
type LateOne = Late & { readonly to: string };
const A_PAGE = 100;

/** Whose work it is. */
const ROLES: { readonly [K in DeadlineKind]?: readonly string[] } = {
  moderation: ['moderator'],
  certificate: ['officer', 'moderator', 'register-clerk'],
  'refusal-notice': ['moderator'],
  'appeal-decision': ['moderator', 'mayor-office'],
  'answer-aim': ['mayor-office'],
};

/** One job for each official whose work it is. */
export const remindOffice =
  (reading: Reading, queue: Pick<Queue, 'add'>, now: () => string): Worker =>
  async (payload, { id }) => {
    const late = payload as Late;
    const roles = ROLES[late.kind] ?? [];
    let cursor: string | undefined;
    do {
      const wanted = { limit: A_PAGE, cursor, now: now() };
      const page = await new StaffList(wanted).answer(reading.store, reading.of);
      for (const { staff, holds } of page.items) {
        if (!holds.some((role) => roles.includes(role))) continue;
        const payload: LateOne = { ...late, to: staff };
        await queue.add({ kind: 'remind-official', id: `${id}.${staff}`, payload });
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  };

/** Reminds one official, in the petition's language. */
export const remindOfficial =
  (reading: Reading, publicUrl: string, recipients: Recipients): Worker =>
  async (payload, { id }) => {
    const { petitionId, kind, due, to } = payload as LateOne;
    const about = await aboutPetition(reading, publicUrl, petitionId);
    if (about) await recipients.send(to, reminderMessage(kind, due, about), id);
  };

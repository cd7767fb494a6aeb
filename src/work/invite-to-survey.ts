import type { SurveyDoc } from '../../read-models/survey-documents.js';
import type { Messages, Recipient } from '../identity/messages.js';
import type { Invited } from '../surveys/invited.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Notice } from './recipients.js';
import { invitationMessage, surveyReminder } from './survey.message.js';

type Language = 'ka' | 'en';
type Means = {
  readonly reading: Reading;
  readonly publicUrl: string;
  readonly invited: Invited;
  readonly messages: Pick<Messages, 'send'>;
};

/** A batch of codes goes out: a job for each, and each has one id, however often this is tried. */
export const sendInvitations =
  ({ invited }: Pick<Means, 'invited'>, queue: Pick<Queue, 'add'>): Worker =>
  async (payload) => {
    const { survey, batch } = payload as { survey: string; batch: string };
    for (const sending of invited.sendingsOf(survey, batch))
      await queue.add({ kind: 'invite-to-survey', id: `survey-${sending}`, payload: { survey, sending } });
  };

/** Sends a code to one person, and forgets that it went to them. */
export const inviteToSurvey =
  ({ invited, messages, ...means }: Means): Worker =>
  async (payload, { id }) => {
    const { survey, sending } = payload as { survey: string; sending: string };
    const found = invited.sendingOf(survey, sending);
    if (!found) return;
    const { code, to, language } = found;
    await deliver(messages, to, invitationMessage(await told(means, survey, language), code), id);
    await invited.sent(sending);
  };

/** Everybody who was invited by message hears once more: a job for each. */
export const remindInvited =
  ({ invited }: Pick<Means, 'invited'>, queue: Pick<Queue, 'add'>): Worker =>
  async (payload, { id }) => {
    const { survey } = payload as { survey: string };
    for (const { id: contact } of invited.contacts(survey))
      await queue.add({ kind: 'remind-one-invited', id: `${id}.${contact}`, payload: { survey, contact } });
  };

export const remindOneInvited =
  ({ invited, messages, ...means }: Means): Worker =>
  async (payload, { id }) => {
    const { survey, contact } = payload as { survey: string; contact: string };
    const found = invited.contact(survey, contact);
    if (found) await deliver(messages, found.to, surveyReminder(await told(means, survey, found.language)), id);
  };

async function told({ reading, publicUrl }: Pick<Means, 'reading' | 'publicUrl'>, survey: string, language: Language) {
  const doc = await reading.store.get<SurveyDoc>(reading.of('surveys'), survey);
  if (!doc) throw new Error(`the read models do not know survey ${survey} yet`); // they follow the log: tried again
  return { title: doc.title[language], language, link: `${publicUrl}/${language}/surveys/${survey}` };
}

const deliver = (
  messages: Pick<Messages, 'send'>,
  to: Recipient,
  { short, subject, text, ...rest }: Notice,
  key: string,
) => messages.send({ to, ...rest, key, ...(to.email ? { subject, text } : { subject: '', text: short }) });

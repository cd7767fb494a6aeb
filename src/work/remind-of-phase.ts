import { dayOf } from '../../events/calendar.js';
import type { RoundDeadline } from '../../read-models/round-deadlines.js';
import type { RoundDoc } from '../../read-models/round-documents.js';
import { reminderScope } from '../identity/scopes.js';
import { letter, quoted, SIGNED } from './news.message.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Notice, Recipients } from './recipients.js';

type Language = 'ka' | 'en';
type Reminding = Pick<RoundDeadline, 'round' | 'phase' | 'until'>;
/** For whoever stands behind a pseudonym. */
type RemindingOne = Reminding & { readonly to: string };

/** One job for each of those who asked. Nobody is called to a vote that was not opened. */
export const remindOfPhase =
  ({ store, of }: Reading, queue: Pick<Queue, 'add'>, recipients: Pick<Recipients, 'askingFor'>): Worker =>
  async (payload, { id }) => {
    const reminding = payload as Reminding;
    const { round, phase } = reminding;
    const found = await store.get<RoundDoc>(of('rounds'), round);
    if (!found) throw new Error(`the read models do not know round ${round} yet`); // they follow the log: tried again
    if (phase === 'voting' && (!found.voting || found.closed)) return;
    for (const to of recipients.askingFor(round, reminderScope(round))) {
      const one: RemindingOne = { ...reminding, to };
      await queue.add({ kind: 'remind-of-phase-to', id: `${id}.${to}`, payload: one });
    }
  };

/** Reminds one person, unless they want no messages about the budget or the phase is over by now. */
export const remindOfPhaseTo =
  (
    { store, of }: Reading,
    publicUrl: string,
    recipients: Pick<Recipients, 'hears' | 'send'>,
    now: () => string,
  ): Worker =>
  async (payload, { id }) => {
    const { round, phase, until, to } = payload as RemindingOne;
    if (now() >= until || !recipients.hears(to, 'budget')) return;
    const found = await store.get<RoundDoc>(of('rounds'), round);
    if (found) await recipients.send(to, phaseMessage(phase, found, `${publicUrl}/ka/budget/${round}`), id);
  };

const WORDS = {
  proposals: {
    subject: 'წინადადებების მიღება სრულდება',
    said: (day: string) => `წინადადების შემოტანა ამ დღის ჩათვლით შეგიძლიათ: ${day}.`,
  },
  voting: {
    subject: 'კენჭისყრა სრულდება',
    said: (day: string) => `ხმის მიცემა ამ დღის ჩათვლით შეგიძლიათ: ${day}. თუ ხმა უკვე მიეცით, სხვა არაფერია საჭირო.`,
  },
} as const;
const WORDS_EN = {
  proposals: {
    subject: 'The time for proposals is nearly over',
    said: (day: string) => `Proposals are taken up to and including ${day}.`,
  },
  voting: {
    subject: 'Voting is nearly over',
    said: (day: string) => `You can vote up to and including ${day}. If you have voted, there is nothing left to do.`,
  },
} as const;
const BECAUSE = {
  ka: 'ამ წერილს იღებთ, რადგან რაუნდის გვერდზე შეხსენება მოითხოვეთ. გაუქმება იქვე შეგიძლიათ.',
  en: 'You receive this message because you asked to be reminded on the page of the round. You can take that back there.',
} as const;

/** In both languages: whoever asked belongs to no text that has one. */
function phaseMessage(phase: Reminding['phase'], { title, rules }: RoundDoc, link: string): Notice {
  const last = dayOf(new Date(Date.parse(rules.phases[phase]!.until) - 1).toISOString());
  const [ka, en] = [WORDS[phase], WORDS_EN[phase]];
  const named = (language: Language) => quoted(title[language], language);
  return {
    kind: `round-${phase}-ends`,
    language: 'ka',
    subject: `${ka.subject}: ${named('ka')}`,
    text: [
      letter('ka', [named('ka'), ka.said(last), link, BECAUSE.ka]),
      letter('en', [`${en.subject}: ${named('en')}`, en.said(last), link.replace('/ka/', '/en/'), BECAUSE.en]),
    ].join('\n\n— — —\n\n'),
    short: `${SIGNED.ka}: ${ka.said(last)} ${link}`,
  };
}

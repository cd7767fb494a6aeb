import type { CounterChannel, RoundOpened } from '../../events/budgeting.js';
import type { EventLog } from '../log/event-log.js';
import { letter, quoted, SIGNED } from './news.message.js';
import type { Worker } from './queue.js';
import type { Notice, Recipients } from './recipients.js';

type Way = CounterChannel | 'online';
type Told = { readonly roundId: string; readonly nullifier: string; readonly channel: Way };
type Language = 'ka' | 'en';

/**
 * Tells somebody that a credential was issued in their name, whatever they have turned off: if it was not they, it must be
 * known while the round still votes. It knows nothing of a ballot.
 */
export const tellOfCredential =
  (log: Pick<EventLog, 'read'>, publicUrl: string, recipients: Pick<Recipients, 'send'>): Worker =>
  async (payload, { id }) => {
    const { roundId, nullifier, channel } = payload as Told;
    const [opened] = await log.read(`round-${roundId}`);
    if (!opened) return;
    const { title } = opened.data as RoundOpened['data'];
    const link = (language: Language) => `${publicUrl}/${language}/budget/${roundId}`;
    await recipients.send(nullifier, credentialMessage(title, channel, link), id);
  };

const WORDS = {
  ka: {
    subject: 'თქვენი სახელით ხმის უფლება გაიცა',
    said: {
      online: 'ამ კენჭისყრაში ხმის უფლება თქვენი სახელით პორტალზე გაიცა.',
      kiosk: 'ამ კენჭისყრაში ხმის უფლება თქვენი სახელით მომსახურების დარბაზში გაიცა, კიოსკზე ხმის მისაცემად.',
      paper: 'ამ კენჭისყრაში ხმის უფლება თქვენი სახელით მომსახურების დარბაზში გაიცა, ქაღალდზე ხმის მისაცემად.',
    },
    elseWho: 'თუ ეს თქვენ არ იყავით, დაუყოვნებლივ შეატყობინეთ მერიას: საკონტაქტო მონაცემები ამ გვერდის ბოლოშია.',
    because:
      'ამ წერილს იღებთ, რადგან თითოეულ ადამიანს ერთი უფლება ეძლევა და სხვამ არ უნდა გამოიყენოს. რა აირჩიეს, წერილმა არ იცის.',
  },
  en: {
    subject: 'A right to vote was issued in your name',
    /** For those who do not read Georgian, in a message that is short. */
    notYou: 'Not you? Tell City Hall at once:',
    said: {
      online: 'In this vote, the right to vote was issued in your name on the portal.',
      kiosk: 'In this vote, the right to vote was issued in your name at a service hall, for voting at a kiosk.',
      paper: 'In this vote, the right to vote was issued in your name at a service hall, for voting on paper.',
    },
    elseWho: 'If it was not you, tell City Hall at once: how to reach it stands at the foot of this page.',
    because:
      'You receive this message because everybody has one right to vote, and nobody else must use yours. It knows nothing of what was chosen.',
  },
} as const;

/** In both languages: the register does not say which of them somebody reads. */
export function credentialMessage(
  title: Readonly<Record<Language, string>>,
  channel: Way,
  link: (language: Language) => string,
): Notice {
  const part = (language: Language) => {
    const { said, elseWho, because } = WORDS[language];
    return [quoted(title[language], language), said[channel], elseWho, link(language), because];
  };
  const { said, elseWho } = WORDS.ka;
  return {
    kind: 'credential-issued',
    language: 'ka',
    subject: `${WORDS.ka.subject} · ${WORDS.en.subject}`,
    text: letter('ka', [...part('ka'), '—', ...part('en')]),
    short: `${SIGNED.ka}: ${quoted(title.ka, 'ka')}. ${said[channel]} ${elseWho} ${link('ka')} · ${WORDS.en.subject}. ${WORDS.en.notYou} ${link('en')}`,
  };
}

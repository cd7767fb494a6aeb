import type { MeetingDoc } from '../../read-models/meeting-documents.js';
import type { GroupNews } from './group-news.js';
import { letter, SIGNED } from './news.message.js';
import type { Notice } from './recipients.js';

type Words = { readonly subject: string; readonly said: string };
type Language = 'ka' | 'en';
type About = {
  readonly session: Pick<MeetingDoc, 'number' | 'date' | 'start'> | undefined;
  /** The last day of a task. */
  readonly due: string | undefined;
  readonly link: string;
};

const WORDS: Readonly<Record<Language, Readonly<Record<GroupNews, Words>>>> = {
  ka: {
    MeetingConvened: { subject: 'სამუშაო ჯგუფის სხდომა დაინიშნა', said: 'დაინიშნა სამუშაო ჯგუფის სხდომა.' },
    MeetingRevised: { subject: 'სხდომა შეიცვალა', said: 'სხდომის დრო, ადგილი ან დღის წესრიგი შეიცვალა.' },
    MeetingCancelled: { subject: 'სხდომა გაუქმდა', said: 'სამუშაო ჯგუფის სხდომა გაუქმდა.' },
    MeetingDocumentSent: { subject: 'სხდომის დოკუმენტი', said: 'სხდომის მასალებს დოკუმენტი დაემატა.' },
    MinutesDrafted: {
      subject: 'ოქმი ხელმოწერას ელოდება',
      said: 'სხდომის ოქმი შედგენილია და თქვენს ხელმოწერას ელოდება.',
    },
    MinutesApproved: { subject: 'ოქმი დამტკიცდა', said: 'სხდომის ოქმი დამტკიცდა და გამოქვეყნდა.' },
    TaskReminded: { subject: 'შეხსენება: დავალების ვადა ახლოვდება', said: 'დავალების ვადა ახლოვდება.' },
    TaskFellOverdue: { subject: 'დავალების ვადა გავიდა', said: 'დავალების ვადა გავიდა, ის კი შესრულებული არ არის.' },
    TaskEscalated: {
      subject: 'ვადაგადაცილებული დავალება, რომელსაც არავინ უძღვება',
      said: 'დავალების ვადა გავიდა, მისი როლი კი არავის უკავია. გადაწყვიტეთ, ვინ შეასრულებს.',
    },
    'session-near': { subject: 'შეხსენება: სხდომა ხვალ', said: 'სამუშაო ჯგუფის სხდომა ერთ დღეში იწყება.' },
  },
  en: {
    MeetingConvened: { subject: 'A session of the working group', said: 'A session of the working group was called.' },
    MeetingRevised: { subject: 'A session was changed', said: 'Day, place or agenda of a session were changed.' },
    MeetingCancelled: { subject: 'A session was cancelled', said: 'A session of the working group was cancelled.' },
    MeetingDocumentSent: {
      subject: 'A document for a session',
      said: 'A document was added to the papers of a session.',
    },
    MinutesDrafted: {
      subject: 'Minutes wait to be signed',
      said: 'The minutes of a session are drafted and wait for your signature.',
    },
    MinutesApproved: {
      subject: 'Minutes were approved',
      said: 'The minutes of a session were approved and published.',
    },
    TaskReminded: { subject: 'Reminder: the term of a task is near', said: 'The term of a task is near.' },
    TaskFellOverdue: { subject: 'A task is overdue', said: 'The term of a task is over, and it is not done.' },
    TaskEscalated: {
      subject: 'An overdue task that nobody sees to',
      said: 'The term of a task is over, and nobody holds its role. Please decide who does it.',
    },
    'session-near': {
      subject: 'Reminder: a session tomorrow',
      said: 'A session of the working group begins within a day.',
    },
  },
};
const WHICH: Readonly<Record<Language, (session: NonNullable<About['session']>) => string>> = {
  ka: ({ number, date, start }) => `სხდომა N${number}: ${date}, ${start}.`,
  en: ({ number, date, start }) => `Session no. ${number}: ${date}, ${start}.`,
};
const LAST_DAY: Readonly<Record<Language, (day: string) => string>> = {
  ka: (day) => `ბოლო დღე: ${day}.`,
  en: (day) => `The last day: ${day}.`,
};
const BECAUSE: Readonly<Record<Language, string>> = {
  ka: 'ამ წერილს იღებთ, რადგან სამუშაო ჯგუფში ხართ. შეტყობინებების გამორთვა თქვენს გვერდზე შეგიძლიათ.',
  en: 'You receive this message because you sit in the working group. You can turn such messages off on your page.',
};

/** In both languages: sessions and tasks belong to none. */
export function groupMessage(news: GroupNews, { session, due, link }: About): Notice {
  const told = (language: Language) => {
    const when = [session && WHICH[language](session), due !== undefined && LAST_DAY[language](due)];
    return [WORDS[language][news].said, ...when.filter((one) => typeof one === 'string')].join(' ');
  };
  const kind = news.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
  return {
    kind: `group-${kind}`,
    language: 'ka',
    subject: WORDS.ka[news].subject,
    text: [
      letter('ka', [told('ka'), link, BECAUSE.ka]),
      letter('en', [`${WORDS.en[news].subject}. ${told('en')}`, link.replace('/ka/', '/en/'), BECAUSE.en]),
    ].join('\n\n— — —\n\n'),
    short: `${SIGNED.ka}: ${told('ka')} ${link}`,
  };
}

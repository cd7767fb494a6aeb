import { dayOf } from '../../events/calendar.js';
import type { DeadlineKind } from '../../read-models/petition-documents.js';
import type { About } from './about-petition.js';
import { letter, quoted, SIGNED } from './news.message.js';
import type { Notice } from './recipients.js';

type Language = About['language'];
const SUBJECT = { ka: 'შეხსენება: პეტიციის ვადა ამოიწურა', en: 'Reminder: a petition’s term is over' } as const;
const OTHERWISE = {
  ka: 'პეტიცია თქვენს მოქმედებას ელოდება.',
  en: 'A petition waits for you.',
} as const;

/** What waits. */
const WAITS: Readonly<Record<Language, { readonly [K in DeadlineKind]?: string }>> = {
  ka: {
    moderation: 'პეტიცია შემოწმებას ელოდება: გამოქვეყნდება თუ უარი ეთქმება.',
    certificate: 'პეტიცია რეგისტრაციის მოწმობას ელოდება.',
    'refusal-notice': 'პეტიციის ავტორს უარის შესახებ ჯერ არ ეცნობა: შეტყობინება ვერ მივიდა. გთხოვთ, აცნობოთ სხვა გზით.',
    'appeal-decision': 'უარის წინააღმდეგ შეტანილი საჩივარი გადაწყვეტილებას ელოდება.',
    'answer-aim': 'პეტიცია პასუხს ელოდება.',
  },
  en: {
    moderation: 'A petition waits to be admitted or refused.',
    certificate: 'A petition waits for its certificate of registration.',
    'refusal-notice':
      'No message has told the author of a petition that it was refused. Please tell them in another way.',
    'appeal-decision': 'An appeal against a refusal waits for a decision.',
    'answer-aim': 'A petition waits for its answer.',
  },
};
const LAST_DAY: Readonly<Record<Language, (day: string) => string>> = {
  ka: (day) => `ვადის ბოლო დღე იყო: ${day}.`,
  en: (day) => `The last day was ${day}.`,
};

/** A day as its language writes it, by the calendar in Tbilisi: the term ended with it. */
function lastDay(due: string, language: Language): string {
  const before = new Date(Date.parse(due) - 1).toISOString();
  const noon = new Date(`${dayOf(before)}T12:00:00.000Z`);
  return noon.toLocaleDateString(language === 'ka' ? 'ka-GE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** The reminder of one term that is over. */
export function reminderMessage(kind: DeadlineKind, due: string, { title, language, link }: About): Notice {
  const said = WAITS[language][kind] ?? OTHERWISE[language];
  const when = LAST_DAY[language](lastDay(due, language));
  return {
    kind: 'office-reminder',
    language,
    subject: SUBJECT[language],
    text: letter(language, [...(title === undefined ? [] : [quoted(title, language)]), `${said} ${when}`, link]),
    short: `${SIGNED[language]}: ${said} ${when} ${link}`,
  };
}

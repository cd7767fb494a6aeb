import type { CaseNews } from './case-news.js';
import { letter, SIGNED } from './news.message.js';
import type { Notice } from './recipients.js';

type Language = 'ka' | 'en';
type Words = { readonly subject: string; readonly said: string };

/** What a message says: never the service, nor the outcome, for others may read a telephone. */
const NEWS: Readonly<Record<Language, Readonly<Record<CaseNews, Words>>>> = {
  ka: {
    CaseSubmitted: { subject: 'განაცხადი მივიღეთ', said: 'თქვენი განაცხადი მივიღეთ. პასუხის ვადა საქმის გვერდზეა.' },
    CaseAccepted: { subject: 'განაცხადი წარმოებაშია', said: 'თქვენი განაცხადი წარმოებაში მიიღეს.' },
    CaseReturned: {
      subject: 'განაცხადი დააბრუნეს',
      said: 'თქვენი განაცხადი შესავსებად დააბრუნეს. რა უნდა შეიცვალოს და რა ვადაში, საქმის გვერდზე წერია.',
    },
    CaseAmended: {
      subject: 'შესწორებული განაცხადი მივიღეთ',
      said: 'შესწორებული განაცხადი მივიღეთ. ვადის დინება განახლდა.',
    },
    CaseInformationRequested: {
      subject: 'საჭიროა დამატებითი ინფორმაცია',
      said: 'საქმის განსახილველად თქვენგან ინფორმაციაა საჭირო. რა და რა ვადაში, საქმის გვერდზე წერია.',
    },
    CaseInformationSupplied: { subject: 'ინფორმაცია მივიღეთ', said: 'ინფორმაცია მივიღეთ. საქმის განხილვა გრძელდება.' },
    CaseResumed: {
      subject: 'ინფორმაციის წარდგენის ვადა გავიდა',
      said: 'ინფორმაციის წარდგენის ვადა გავიდა. საქმეს არსებული მასალის მიხედვით განვიხილავთ.',
    },
    CaseDecided: {
      subject: 'გადაწყვეტილება მიღებულია',
      said: 'საქმეზე გადაწყვეტილება მიიღეს. მას საქმის გვერდზე წაიკითხავთ.',
    },
    CaseClosed: { subject: 'საქმე დაიხურა', said: 'საქმე დაიხურა: მისი გასაჩივრების ან შესწორების ვადა გავიდა.' },
    CaseWithdrawn: { subject: 'განაცხადი გაიხმეს', said: 'განაცხადი გახმობილია.' },
    CaseOverdue: {
      subject: 'პასუხის ვადა გადაცილდა',
      said: 'პასუხის ვადა გავიდა, გადაწყვეტილება კი ჯერ არ არის. ბოდიშს გიხდით. დაგვიანება ღია ჟურნალშია აღრიცხული.',
    },
  },
  en: {
    CaseSubmitted: {
      subject: 'We have your application',
      said: 'We have your application. The page of the case says by when it is to be decided.',
    },
    CaseAccepted: { subject: 'Your application was accepted', said: 'Your application was accepted.' },
    CaseReturned: {
      subject: 'Your application was returned',
      said: 'Your application was returned to you. The page of the case says what has to change, and by when.',
    },
    CaseAmended: {
      subject: 'We have your amended application',
      said: 'We have your amended application. The clock goes on.',
    },
    CaseInformationRequested: {
      subject: 'More information is needed',
      said: 'Something is needed from you. The page of the case says what, and by when.',
    },
    CaseInformationSupplied: { subject: 'We have what you sent', said: 'We have what you sent. The case goes on.' },
    CaseResumed: {
      subject: 'The time for supplying information ran out',
      said: 'The time for supplying information ran out. The case will be decided on what there is.',
    },
    CaseDecided: { subject: 'Your case was decided', said: 'Your case was decided. Read the decision on its page.' },
    CaseClosed: {
      subject: 'Your case was closed',
      said: 'The time for an appeal, or for amending the application, is over, and the case was closed.',
    },
    CaseWithdrawn: { subject: 'The application was withdrawn', said: 'The application was withdrawn.' },
    CaseOverdue: {
      subject: 'Your case is late',
      said: 'The term is over, and your case is not decided. We apologise. The delay stands in the public log.',
    },
  },
};

/** What an applicant is told of an application that somebody else filled in. */
const FILED_FOR: Readonly<Record<Language, Readonly<Record<'proxy' | 'hall', Words>>>> = {
  ka: {
    proxy: {
      subject: 'თქვენი სახელით განაცხადი წარადგინეს',
      said: 'თქვენი სახელით წარმომადგენელმა განაცხადი წარადგინა. თუ ამის შესახებ არ იცოდით, გახსენით საქმე და გაიხმეთ.',
    },
    hall: {
      subject: 'განაცხადი მივიღეთ',
      said: 'მომსახურების ცენტრში თანამშრომელმა თქვენთან ერთად განაცხადი შეავსო. პასუხის ვადა საქმის გვერდზეა.',
    },
  },
  en: {
    proxy: {
      subject: 'Somebody applied on your behalf',
      said: 'A representative has sent an application on your behalf. If you knew nothing of it, open the case and withdraw it.',
    },
    hall: {
      subject: 'We have your application',
      said: 'At a service hall an official filled in an application with you. The page of the case says by when it is to be decided.',
    },
  },
};

/** The message about one step of a case. @param filedFor how it came, to whom somebody else filled it in for */
export function caseMessage(
  news: CaseNews,
  language: Language,
  link: string,
  filedFor?: keyof (typeof FILED_FOR)['ka'],
): Notice {
  const { subject, said } = news === 'CaseSubmitted' && filedFor ? FILED_FOR[language][filedFor] : NEWS[language][news];
  const kind = `case-${news
    .replace('Case', '')
    .replace(/(?<!^)[A-Z]/g, '-$&')
    .toLowerCase()}`;
  return {
    kind,
    language,
    subject,
    text: letter(language, [said, link]),
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}

const REMINDER: Readonly<Record<Language, Words>> = {
  ka: { subject: 'შეხსენება: საქმის ვადა იწურება', said: 'საქმის განხილვის ვადა იწურება.' },
  en: { subject: 'Reminder: the term of a case ends soon', said: 'The term of a case ends soon.' },
};

const MISSED: Readonly<Record<Language, Words>> = {
  ka: {
    subject: 'საქმის ვადა გადაცილდა',
    said: 'თქვენი სამსახურის საქმის ვადა გავიდა, გადაწყვეტილება კი არ არის. დაგვიანება ღია ჟურნალში ჩაიწერა.',
  },
  en: {
    subject: 'A case of your department is late',
    said: 'The term of a case of your department is over, and it is not decided. The delay stands in the public log.',
  },
};

/** The reminder to whoever works on it; that the term was missed, to their department. */
export function caseReminder(language: Language, link: string, missed = false): Notice {
  const { subject, said } = (missed ? MISSED : REMINDER)[language];
  const text = letter(language, [said, link]);
  return {
    kind: missed ? 'case-missed' : 'case-reminder',
    language,
    subject,
    text,
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}

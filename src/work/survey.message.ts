import { letter, quoted, SIGNED } from './news.message.js';
import type { Notice } from './recipients.js';

type Told = { readonly title: string; readonly language: 'ka' | 'en'; readonly link: string };

const WORDS = {
  ka: {
    invited: 'გამოკითხვა',
    reminded: 'შეგახსენებთ: გამოკითხვა',
    drawn: 'თქვენ შემთხვევით შეგარჩიეთ თბილისის მერიის გამოკითხვისთვის. პასუხს დაახლოებით რამდენიმე წუთი სჭირდება.',
    code: (code: string) =>
      `თქვენი კოდი: ${code}. მისი გამოყენება ერთხელ შეიძლება. პასუხი თქვენს სახელს არ უკავშირდება.`,
    again: 'თუ გამოკითხვაში მონაწილეობა უკვე მიიღეთ, გმადლობთ: ვინ უპასუხა, არ ვიცით და ამიტომ ყველას ვწერთ.',
    where: 'კოდი პირველ შეტყობინებაშია.',
    because: 'ამ წერილს იღებთ, რადგან გამოკითხვის შერჩევაში მოხვდით. მონაწილეობა ნებაყოფლობითია.',
  },
  en: {
    invited: 'Survey',
    reminded: 'A reminder: survey',
    drawn: 'You were drawn by chance for a survey of Tbilisi City Hall. Answering takes some minutes.',
    code: (code: string) => `Your code: ${code}. It works once. Your answer is not tied to your name.`,
    again: 'If you have answered already, thank you: we do not know who has, and so we write to everybody.',
    where: 'Your code is in our first message.',
    because: 'You receive this message because you are in the sample of the survey. Taking part is up to you.',
  },
} as const;

/** With the code: it is nowhere else. */
export function invitationMessage({ title, language, link }: Told, code: string): Notice {
  const words = WORDS[language];
  return {
    ...{ kind: 'survey-invitation', language, subject: `${words.invited}: ${quoted(title, language)}` },
    text: letter(language, [quoted(title, language), words.drawn, words.code(code), link, words.because]),
    short: `${SIGNED[language]}: ${words.invited}. ${words.code(code)} ${link}`,
  };
}

/** Without one: who has answered is not known, nor which code is whose. */
export function surveyReminder({ title, language, link }: Told): Notice {
  const words = WORDS[language];
  return {
    ...{ kind: 'survey-reminder', language, subject: `${words.reminded} ${quoted(title, language)}` },
    text: letter(language, [quoted(title, language), words.again, words.where, link, words.because]),
    short: `${SIGNED[language]}: ${words.reminded} ${quoted(title, language)}. ${words.again} ${link}`,
  };
}

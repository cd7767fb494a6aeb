import type { About } from './about-petition.js';
import type { News } from './news.js';
import type { Notice } from './recipients.js';

type Words = { readonly subject: string; readonly said: string };
type Language = About['language'];

/** What happened, in one or two sentences, the same for the author and for those who follow. */
const NEWS: Readonly<Record<Language, Readonly<Record<News, Words>>>> = {
  ka: {
    PetitionAdmitted: {
      subject: 'პეტიცია გამოქვეყნდა',
      said: 'პეტიცია შემოწმდა და გამოქვეყნდა. ხელის მოწერა უკვე შესაძლებელია.',
    },
    PetitionRefused: {
      subject: 'პეტიციის გამოქვეყნებაზე უარი',
      said: 'პეტიციის გამოქვეყნებაზე უარი ითქვა. უარის საფუძველი და განმარტება პეტიციის გვერდზეა.',
    },
    PetitionAppealDecided: {
      subject: 'საჩივარი განხილულია',
      said: 'უარის წინააღმდეგ შეტანილი საჩივარი განხილულია. გადაწყვეტილება პეტიციის გვერდზეა.',
    },
    PetitionGoalReached: {
      subject: 'პეტიციამ მიზანს მიაღწია',
      said: 'პეტიციამ საკმარისი ხელმოწერა შეაგროვა. პასუხის ვადა პეტიციის გვერდზეა.',
    },
    PetitionClosed: {
      subject: 'ხელმოწერების შეგროვება დასრულდა',
      said: 'ამ პეტიციაზე ხელმოწერების შეგროვება დასრულდა.',
    },
    PetitionAnswered: {
      subject: 'პეტიციას პასუხი გაეცა',
      said: 'პეტიციის პასუხი გამოქვეყნდა. სრულად მის გვერდზე წაიკითხავთ.',
    },
    PetitionFollowedUp: {
      subject: 'სიახლე პეტიციის შესრულების შესახებ',
      said: 'გამოქვეყნდა სიახლე იმის შესახებ, თუ როგორ სრულდება პეტიციის პასუხი.',
    },
  },
  en: {
    PetitionAdmitted: {
      subject: 'The petition is published',
      said: 'The petition has been checked and published. It can be signed from now on.',
    },
    PetitionRefused: {
      subject: 'The petition was not admitted',
      said: 'The petition was refused publication. The ground and the explanation are on its page.',
    },
    PetitionAppealDecided: {
      subject: 'The appeal has been decided',
      said: 'The appeal against the refusal has been decided. The decision is on the petition’s page.',
    },
    PetitionGoalReached: {
      subject: 'The petition has reached its goal',
      said: 'The petition has gathered enough signatures. The date by which an answer is due is on its page.',
    },
    PetitionClosed: {
      subject: 'Signing has ended',
      said: 'The petition no longer gathers signatures.',
    },
    PetitionAnswered: {
      subject: 'The petition has been answered',
      said: 'The answer to the petition has been published. You can read it in full on its page.',
    },
    PetitionFollowedUp: {
      subject: 'News of what became of the petition',
      said: 'There is news of how the answer to the petition is being carried out.',
    },
  },
};

const KINDS: Readonly<Record<News, string>> = {
  PetitionAdmitted: 'petition-admitted',
  PetitionRefused: 'petition-refused',
  PetitionAppealDecided: 'petition-appeal-decided',
  PetitionGoalReached: 'petition-goal-reached',
  PetitionClosed: 'petition-closed',
  PetitionAnswered: 'petition-answered',
  PetitionFollowedUp: 'petition-followed-up',
};

/** What makes somebody hear of a petition: they wrote it, they follow it, or they have asked for its news on their page. */
export type Why = 'author' | 'follower' | 'asked';

/** Why this person is written to, and how it ends. */
const BECAUSE: Readonly<Record<Language, Readonly<Record<Why, string>>>> = {
  ka: {
    author: 'ამ წერილს იღებთ, რადგან პეტიციის ავტორი ხართ. შეტყობინებების გამორთვა თქვენს გვერდზე შეგიძლიათ.',
    follower:
      'ამ წერილს იღებთ, რადგან პეტიციის სიახლეები გამოწერილი გაქვთ. თუ აღარ გსურთ, გთხოვთ, გამოწერა პეტიციის გვერდზე გააუქმოთ.',
    asked: 'ამ წერილს იღებთ, რადგან ამ პეტიციის სიახლეები თქვენს გვერდზე ჩართეთ. გამორთვაც იქვე შეგიძლიათ.',
  },
  en: {
    author:
      'You receive this message because you are the author of the petition. You can turn such messages off on your page.',
    follower:
      'You receive this message because you follow the petition. To receive no more of them, stop following it on its page.',
    asked:
      'You receive this message because you have turned on news of this petition on your page. You can turn it off there.',
  },
};

/** The author hears of a refusal whatever they have turned off. */
const BOUND: Readonly<Record<Language, string>> = {
  ka: 'ამ წერილს იღებთ, რადგან პეტიციის ავტორი ხართ და წესების მიხედვით უარი უნდა გეცნობოთ.',
  en: 'You receive this message because you are the author of the petition, and the rules ask that you are told of a refusal.',
};

/** The message about one piece of news. */
export function newsMessage(news: News, { title, language, link }: About, why: Why): Notice {
  const { subject, said } = NEWS[language][news];
  const because = news === 'PetitionRefused' && why === 'author' ? BOUND[language] : BECAUSE[language][why];
  return {
    kind: KINDS[news],
    language,
    subject: title === undefined ? subject : `${subject}: ${quoted(title, language)}`,
    text: letter(language, [...(title === undefined ? [] : [quoted(title, language)]), said, link, because]),
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}

export const quoted = (title: string, language: Language): string => (language === 'ka' ? `„${title}“` : `“${title}”`);

const HELLO = { ka: 'გამარჯობა,', en: 'Hello,' } as const;
export const SIGNED = { ka: 'ღია', en: 'Ghia' } as const;

/** Paragraphs between a greeting and a name. */
export const letter = (language: Language, paragraphs: readonly string[]): string =>
  [HELLO[language], ...paragraphs, SIGNED[language]].join('\n\n');

import { letter, quoted, SIGNED } from './news.message.js';
import type { ProposalNews } from './proposal-news.js';
import type { Notice } from './recipients.js';

type Language = 'ka' | 'en';
type Words = { readonly subject: string; readonly said: string };
/** What makes somebody an author: they brought it, or what was joined with it. */
export type AuthorAs = 'author' | 'joined';
/** `title` is undefined where it was erased; `cost` in tetri. */
export type AboutProposal = {
  readonly language: Language;
  readonly title: string | undefined;
  readonly cost: number | null;
  readonly outcome?: 'upheld' | 'dismissed' | undefined;
  readonly link: string;
};

const LARI: Readonly<Record<Language, Intl.NumberFormat>> = {
  ka: new Intl.NumberFormat('ka', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
};

const NEWS: Readonly<
  Record<Language, Readonly<Record<Exclude<ProposalNews, 'ProposalFoundFeasible' | 'ProposalAppealDecided'>, Words>>>
> = {
  ka: {
    ProposalPassedFormal: {
      subject: 'წინადადებამ ფორმალური შემოწმება გაიარა',
      said: 'თქვენმა წინადადებამ ფორმალური შემოწმება გაიარა. ახლა არსებითად შეფასდება: შესაძლებელია თუ არა და რა დაჯდება.',
    },
    ProposalRejected: {
      subject: 'წინადადება უარყოფილია',
      said: 'თქვენი წინადადება უარყოფილია. საფუძველი და განმარტება მის გვერდზეა. თუ არ ეთანხმებით, შვიდი დღის განმავლობაში იქვე გაასაჩივრეთ.',
    },
    ProposalMerged: {
      subject: 'წინადადება სხვას შეუერთდა',
      said: 'თქვენი წინადადება მსგავს წინადადებას შეუერთდა და მისი თანაავტორი გახდით. განმარტება წინადადების გვერდზეა. სიახლეებს კვლავ მიიღებთ.',
    },
    ProposalHidden: {
      subject: 'წინადადება დაიმალა',
      said: 'თქვენი წინადადება დაიმალა და მკითხველი მას ვეღარ ხედავს. საფუძველი და განმარტება მის გვერდზეა.',
    },
    ProposalShown: {
      subject: 'წინადადება ისევ ჩანს',
      said: 'თქვენი წინადადება აღარ არის დამალული: მას ისევ ყველა ხედავს.',
    },
    ProposalWon: {
      subject: 'თქვენმა წინადადებამ გაიმარჯვა',
      said: 'რაუნდის შედეგი დამოწმებულია და თქვენმა წინადადებამ გაიმარჯვა. როგორ სრულდება, მის გვერდზე გამოჩნდება და თქვენც მოგწერთ.',
    },
    ProposalNotWon: {
      subject: 'თქვენმა წინადადებამ ვერ გაიმარჯვა',
      said: 'რაუნდის შედეგი დამოწმებულია და ამჯერად თქვენმა წინადადებამ ვერ გაიმარჯვა. რამდენი ხმა მიიღო და რატომ არ აღმოჩნდა საკმარისი, შედეგის გვერდზეა.',
    },
    ProposalBuilt: {
      subject: 'სიახლე პროექტის შესრულებაზე',
      said: 'თქვენი წინადადების შესრულებაზე სიახლე გამოქვეყნდა. ის წინადადების გვერდზეა.',
    },
  },
  en: {
    ProposalPassedFormal: {
      subject: 'The proposal has passed the formal check',
      said: 'Your proposal has passed the formal check. Next it is assessed whether it can be done, and what it costs.',
    },
    ProposalRejected: {
      subject: 'The proposal was rejected',
      said: 'Your proposal was rejected. The ground and the explanation are on its page. If you disagree, you can appeal there within seven days.',
    },
    ProposalMerged: {
      subject: 'The proposal was joined to another',
      said: 'Your proposal was joined to one much like it, and you are an author of that one, too. Its page says why. You will go on hearing of it.',
    },
    ProposalHidden: {
      subject: 'The proposal was hidden',
      said: 'Your proposal was hidden, and readers do not see it any more. The ground and the explanation are on its page.',
    },
    ProposalShown: {
      subject: 'The proposal is shown again',
      said: 'Your proposal is not hidden any more: everybody can see it again.',
    },
    ProposalWon: {
      subject: 'Your proposal has won',
      said: 'The result of the round is certified, and your proposal has won. How far it is built will stand on its page, and we will write to you.',
    },
    ProposalNotWon: {
      subject: 'Your proposal has not won',
      said: 'The result of the round is certified, and your proposal has not won this time. How many votes it got, and why they were not enough, is on the page of the result.',
    },
    ProposalBuilt: {
      subject: 'News of the project',
      said: 'There is news of what is built of your proposal. It is on the proposal’s page.',
    },
  },
};

const FEASIBLE: Readonly<Record<Language, (lari: string) => Words>> = {
  ka: (lari) => ({
    subject: 'წინადადება განხორციელებადია',
    said: `თქვენი წინადადება განხორციელებადია. ღირებულება: ${lari}. კენჭისყრის გახსნისას ის ბიულეტენში შევა.`,
  }),
  en: (lari) => ({
    subject: 'The proposal is feasible',
    said: `Your proposal is feasible. Its cost: ${lari}. It will stand on the ballot when voting is opened.`,
  }),
};

const APPEAL: Readonly<Record<Language, Readonly<Record<'upheld' | 'dismissed', Words>>>> = {
  ka: {
    upheld: {
      subject: 'საჩივარი დაკმაყოფილდა',
      said: 'თქვენი საჩივარი დაკმაყოფილდა: წინადადება ხელახლა შეფასდება. განმარტება მის გვერდზეა.',
    },
    dismissed: {
      subject: 'საჩივარი არ დაკმაყოფილდა',
      said: 'თქვენი საჩივარი განიხილეს და არ დაკმაყოფილდა. განმარტება წინადადების გვერდზეა.',
    },
  },
  en: {
    upheld: {
      subject: 'The appeal was upheld',
      said: 'Your appeal was upheld: the proposal is reviewed again. The explanation is on its page.',
    },
    dismissed: {
      subject: 'The appeal was dismissed',
      said: 'Your appeal was considered and dismissed. The explanation is on the proposal’s page.',
    },
  },
};

const BECAUSE: Readonly<Record<Language, Readonly<Record<AuthorAs, string>>>> = {
  ka: {
    author: 'ამ წერილს იღებთ, რადგან ეს წინადადება შემოიტანეთ.',
    joined: 'ამ წერილს იღებთ, რადგან თქვენი წინადადება ამ წინადადებას შეუერთდა.',
  },
  en: {
    author: 'You receive this message because you brought the proposal.',
    joined: 'You receive this message because a proposal of yours was joined to this one.',
  },
};
const OFF: Readonly<Record<Language, string>> = {
  ka: 'შეტყობინებების გამორთვა თქვენს გვერდზე შეგიძლიათ.',
  en: 'You can turn such messages off on your page.',
};

function wordsOf(news: ProposalNews, { language, cost, outcome }: AboutProposal): Words {
  if (news === 'ProposalFoundFeasible') return FEASIBLE[language](`${LARI[language].format((cost ?? 0) / 100)} ₾`);
  return news === 'ProposalAppealDecided' ? APPEAL[language][outcome ?? 'dismissed'] : NEWS[language][news];
}

/** The message about one step of a proposal. @param bound it is sent whatever was turned off */
export function proposalMessage(news: ProposalNews, about: AboutProposal, as: AuthorAs, bound: boolean): Notice {
  const { language, title, link } = about;
  const { subject, said } = wordsOf(news, about);
  const named = title === undefined ? [] : [quoted(title, language)];
  const because = [BECAUSE[language][as], ...(bound ? [] : [OFF[language]])].join(' ');
  return {
    kind: news.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase(),
    language,
    subject: [subject, ...named].join(': '),
    text: letter(language, [...named, said, link, because]),
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}

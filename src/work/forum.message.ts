import { letter, quoted, SIGNED } from './news.message.js';
import type { PostNews } from './post-news.js';
import type { Notice } from './recipients.js';

type Language = 'ka' | 'en';
type Words = { readonly subject: string; readonly said: string };

const NEWS: Readonly<Record<Language, Readonly<Record<PostNews, Words>>>> = {
  ka: {
    PostHiddenByFlags: {
      subject: 'თქვენი პოსტი დროებით დაიმალა',
      said: 'ფორუმზე თქვენს პოსტზე რამდენიმე საჩივარი შევიდა და ის დროებით დაიმალა. მოდერატორი ორი დღის განმავლობაში გადაწყვეტს, დარჩეს თუ არა.',
    },
    PostHidden: {
      subject: 'თქვენი პოსტი დაიმალა',
      said: 'მოდერატორმა ფორუმზე თქვენი პოსტი დამალა. მიზეზი მის გვერდზეა; იქვე შეგიძლიათ გაასაჩივროთ და საჩივარს სხვა მოდერატორი განიხილავს.',
    },
    PostRestored: { subject: 'თქვენი პოსტი ისევ ჩანს', said: 'ფორუმზე თქვენი პოსტი ისევ ყველასთვის ჩანს.' },
    HidingAppealDecided: {
      subject: 'თქვენი საჩივარი განხილულია',
      said: 'პოსტის დამალვაზე თქვენი საჩივარი განხილულია. გადაწყვეტილება მის გვერდზეა.',
    },
  },
  en: {
    PostHiddenByFlags: {
      subject: 'Your post is hidden for now',
      said: 'Several people flagged your post in the forum, and it is hidden for now. A moderator decides within two days whether it stays.',
    },
    PostHidden: {
      subject: 'Your post was hidden',
      said: 'A moderator hid your post in the forum. The reason is on its page; there you can appeal, and another moderator will decide.',
    },
    PostRestored: { subject: 'Your post is shown again', said: 'Everybody can read your post in the forum again.' },
    HidingAppealDecided: {
      subject: 'Your appeal was decided',
      said: 'Your appeal against the hiding of a post was decided. The decision is on the post’s page.',
    },
  },
};
const WROTE: Readonly<Record<Language, string>> = {
  ka: 'ამ წერილს იღებთ, რადგან ფორუმზე ეს პოსტი თქვენ დაწერეთ.',
  en: 'You receive this message because you wrote the post in the forum.',
};

/** Tells an author what became of their post. Nothing of its text goes with it. */
export function postMessage(news: PostNews, language: Language, link: string): Notice {
  const { subject, said } = NEWS[language][news];
  return {
    kind: `forum-${news.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}`,
    language,
    subject,
    text: letter(language, [said, link, WROTE[language]]),
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}

/** What one topic brought. */
export type DigestLine = { readonly title: string; readonly posts: number; readonly link: string };

const DIGEST = {
  ka: {
    subject: { daily: 'ფორუმი: გუშინდელი სიახლეები', weekly: 'ფორუმი: კვირის სიახლეები' },
    line: ({ title, posts, link }: DigestLine) => `${title}\nახალი პოსტები: ${posts}\n${link}`,
    short: (topics: number) => `ფორუმზე ახალი პოსტებია თემებში, რომლებიც გამოწერილი გაქვთ (${topics}).`,
    because: 'ამ წერილს იღებთ, რადგან ეს თემები გამოწერილი გაქვთ. გამოწერის გაუქმება თემის გვერდზე შეგიძლიათ.',
  },
  en: {
    subject: { daily: 'Forum: what was new yesterday', weekly: 'Forum: what was new this week' },
    line: ({ title, posts, link }: DigestLine) => `${title}\nNew posts: ${posts}\n${link}`,
    short: (topics: number) => `There are new posts in topics of the forum that you follow (${topics}).`,
    because: 'You receive this message because you follow these topics. To stop, say so on the topic’s page.',
  },
} as const;

/** One message of all topics that somebody follows, and in which something was written. */
export function digestMessage(
  digest: 'daily' | 'weekly',
  language: Language,
  lines: readonly DigestLine[],
  link: string,
): Notice {
  const { subject, line, short, because } = DIGEST[language];
  const told = lines.map((one) => line({ ...one, title: quoted(one.title, language) }));
  return {
    kind: `forum-digest-${digest}`,
    language,
    subject: subject[digest],
    text: letter(language, [...told, because]),
    short: `${SIGNED[language]}: ${short(lines.length)} ${link}`,
  };
}

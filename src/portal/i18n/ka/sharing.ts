import { format } from '../format.js';

const { number } = format('ka');

/** What is said where pages of the portal are shared, shown within other sites, and followed. */
export const sharing = {
  city: 'თბილისი',
  title: 'გაუზიარეთ სხვებს',
  copy: 'ბმულის კოპირება',
  copied: 'ბმული დაკოპირდა',
  native: 'გაზიარება…',
  mail: 'ელფოსტა',
  link: 'გვერდის ბმული',
  mastodon: {
    title: 'გაზიარება Mastodon-ში',
    lead: 'ჩაწერეთ სერვერი, რომელზეც თქვენი ანგარიშია. გადაგიყვანთ იქ და ტექსტს გამოქვეყნებამდე თავად ნახავთ. სერვერის სახელს არ ვინახავთ.',
    post: 'რას აზიარებთ',
    host: 'თქვენი სერვერი',
    hint: 'მაგალითად: mastodon.social',
    send: 'გაგრძელება',
    error: 'ჩაწერეთ სერვერის სახელი, მაგალითად mastodon.social — https://-ისა და მომხმარებლის სახელის გარეშე.',
  },
  embed: {
    read: 'სრულად ნახვა',
    gone: 'ეს გვერდი საჯარო აღარ არის ან არ არსებობს',
    home: 'პორტალზე გადასვლა',
  },
  embedCode: 'თქვენს საიტზე ჩასმა',
  embedHint: 'დააკოპირეთ ეს კოდი თქვენი გვერდის HTML-ში. ბარათი მკითხველს არ აკვირდება და ქუქი-ფაილებს არ იყენებს.',
  feeds: {
    petitions: 'ახალი პეტიციები',
    answers: 'მერიისა და საკრებულოს პასუხები',
    reports: 'ახალი შეტყობინებები რუკაზე',
    topics: 'ახალი თემები ფორუმზე',
    figures: 'ოფიციალური მაჩვენებლები',
    rounds: 'ბიუჯეტის რაუნდები',
    results: 'ბიუჯეტის რაუნდების შედეგები',
    proposal: (title: string) => `წინადადების სიახლეები: ${title}`,
    round: (title: string) => `ახალი წინადადებები: ${title}`,
    petition: (title: string) => `პეტიციის სიახლეები: ${title}`,
    report: (title: string) => `შეტყობინების სიახლეები: ${title}`,
    topic: (title: string) => `ახალი პასუხები თემაში: ${title}`,
    closedPetition: 'პეტიციის სიახლეები',
    figure: (title: string, signatures: number) => `${title}: ${number(signatures)} ხელმოწერა`,
    follow: 'სიახლეების არხი',
  },
} as const;

import { TALKS, type Talk } from './forum-texts.js';

/** And in English. */
const IN_ENGLISH: readonly Talk[] = [
  {
    ...{ category: 'transport', language: 'en', day: 16, stances: true, followers: 3 },
    title: 'Crossing the Mtkvari on foot',
    body: 'Between two of the bridges there is more than a kilometre without a way across. Would a **footbridge** be worth its price, or should the bridges that we have get wider pavements first?',
    posts: [
      {
        ...{ by: 1, stance: 'for', useful: 6 },
        body: 'I walk that way every day. The detour takes a quarter of an hour, and there is no shade.',
      },
      {
        ...{ by: 2, stance: 'against', useful: 5 },
        body: 'Wider pavements first. On the old bridge two prams cannot pass one another.',
      },
      { by: 3, to: 1, body: 'Has anybody counted how many people cross at rush hour?' },
      { by: 1, to: 3, body: 'Last Tuesday, from eight to nine: 412. I stood there with a pencil.', useful: 4 },
    ],
  },
  {
    ...{ category: 'culture', language: 'en', day: 9, followers: 2 },
    title: 'Libraries that are open after work',
    body: 'Most branch libraries close at six. Which of them should stay open until nine, at least twice a week?',
    posts: [
      { by: 1, body: 'The one in Gldani, please. It is the only quiet room within walking distance.', useful: 3 },
      { by: 2, body: 'Saturdays would help more than evenings: families come then.' },
    ],
  },
  {
    ...{ category: 'culture', language: 'ka', day: 2 },
    title: 'ეზოს სტადიონი ყველასთვის: როგორ გავიყოთ საათები?',
    body: 'ერთი მოედანია, მსურველი კი – სამი ჯგუფი: ბავშვები, ფეხბურთელები და კალათბურთელები. როგორ იყოფენ სხვა ეზოებში?',
    posts: [{ by: 1, body: 'ჩვენთან სადარბაზოს კარზე განრიგი კიდია. შვიდამდე ბავშვებია, მერე – დიდები.', useful: 2 }],
  },
];

export const ALL_TALKS: readonly Talk[] = [...TALKS, ...IN_ENGLISH];

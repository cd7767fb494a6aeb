import type { RegulationAdopted } from '../../events/regulations.js';

export type Regulation = RegulationAdopted['data'];

/** The regulations of the demonstration, in force from a day (YYYY-MM-DD). Only the Sakrebulo's one per cent is the law's own number. */
export const regulationsFrom = (inForceFrom: string): readonly Regulation[] => [
  {
    track: 'mayor',
    version: 1,
    title: { ka: 'პეტიცია თბილისის მერს', en: 'Petition to the Mayor of Tbilisi' },
    legalReference: {
      ka: 'სადემონსტრაციო წესი; არ არის თბილისის მერიის სამართლებრივი აქტი',
      en: 'Demonstration regulation; not a legal act of Tbilisi City Hall',
    },
    inForceFrom,
    rules: {
      threshold: { kind: 'absolute', signatures: 2000 },
      windowDays: 60,
      sponsors: { min: 5, max: 20 },
      moderationDays: 10,
      refusalNoticeDays: 2,
      appealDays: 10,
      answerDays: { aim: 30, limit: 90 },
      eligibility: { minAge: 18, who: 'registered-voter' },
      assurance: 1,
      runningPerPerson: 3,
    },
  },
  {
    track: 'sakrebulo',
    version: 1,
    title: { ka: 'პეტიცია თბილისის საკრებულოს', en: 'Petition to the Tbilisi Sakrebulo' },
    legalReference: {
      ka: 'საქართველოს ორგანული კანონი „ადგილობრივი თვითმმართველობის კოდექსი“; ვადები სადემონსტრაციოა',
      en: 'Organic Law of Georgia, Local Self-Government Code; the terms are for demonstration',
    },
    inForceFrom,
    rules: {
      threshold: {
        kind: 'share-of-voters',
        basisPoints: 100,
        registeredVoters: 1_002_900,
        countedOn: '2021-10-02',
        source: 'Registered voters of Tbilisi, local elections of 2 October 2021',
      },
      windowDays: 180,
      sponsors: { min: 5, max: 20 },
      moderationDays: 10,
      refusalNoticeDays: 2,
      appealDays: 10,
      answerDays: { aim: 30, limit: 90 },
      certificateWorkingDays: 3,
      eligibility: { minAge: 18, who: 'registered-voter' },
      assurance: 1,
      runningPerPerson: 3,
    },
  },
];

import { createECDH } from 'node:crypto';

/** A round of two pots that begins to vote in a month of the tests' clock. */
export const ROUND = {
  title: { ka: 'თბილისის მონაწილეობითი ბიუჯეტი 2027', en: 'Participatory budget of Tbilisi 2027' },
  year: 2027,
  envelope: { total: 300_000_000, byDistrict: { vake: 100_000_000 } },
  phases: {
    proposals: { from: '2026-06-01T00:00:00+04:00', until: '2026-06-20T00:00:00+04:00' },
    review: { from: '2026-06-20T00:00:00+04:00', until: '2026-07-05T00:00:00+04:00' },
    voting: { from: '2026-07-10T00:00:00+04:00', until: '2026-07-20T00:00:00+04:00' },
  },
  minAge: 16,
  ballot: 'approval',
  most: { city: 3, district: 2 },
  rule: 'greedy',
} as const;

/** An idea that anybody could bring into it. */
export const IDEA = {
  title: 'ხეების დარგვა ქუჩის გასწვრივ',
  description: 'დავრგოთ ასი ჭადარი ქუჩის ორივე მხარეს, რომ ზაფხულში ჩრდილი იყოს.',
  pot: 'vake',
  theme: 'environment',
  language: 'ka',
  place: { lat: 41.70951, lon: 44.75049 },
  estimate: 4_000_000,
} as const;
/** What trustees bring: a point of the curve, and who holds the shares of its other half. */
export const TRUSTEES = {
  roundKey: createECDH('prime256v1').generateKeys('base64url'),
  trustees: { names: ['თამარ ერისთავი', 'გიორგი მაისურაძე', 'ნათია ლომიძე'], threshold: 2 },
};
export const EXPLAINED = { explanation: 'It is not said where the trees are to stand.' };
/** Found feasible, under this name. */
export const FEASIBLE = {
  stage: 'substantive',
  outcome: 'passed',
  cost: 3_500_000,
  title: { ka: 'ასი ჭადარი ვაკეში', en: 'A hundred plane trees in Vake' },
} as const;

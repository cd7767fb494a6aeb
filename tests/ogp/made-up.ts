import { TERMS } from '../../commands/ogp/plan.js';
import type { CommitmentContent, MilestoneContent, PlanContent, PlanEvent } from '../../events/ogp.js';

/** A plan of a city that is made up. */
export const PLAN = 'madeup-2026';
export const COMMITMENT = 'mad0001';
export const WORDS = { ka: 'გამოგონილი სიტყვები', en: 'Made-up words' };

export const planContent = (change: Partial<PlanContent> = {}): PlanContent => ({
  title: { ka: 'ღია ქალაქის სამოქმედო გეგმა', en: 'Action plan of an open city' },
  summary: { ka: 'რას ჰპირდება ქალაქი მოქალაქეებს ერთ წელიწადში.', en: 'What the city promises within a year.' },
  from: '2026-01-01',
  to: '2026-12-31',
  institutions: [
    { code: 'services', name: { ka: 'სერვისების სააგენტო', en: 'Services Agency' }, kind: 'municipal' },
    { code: 'legal', name: { ka: 'იურიდიული სამსახური', en: 'Legal Service' }, kind: 'municipal' },
    { code: 'watch', name: { ka: 'დამკვირვებელთა კავშირი', en: 'Union of Watchers' }, kind: 'civil-society' },
  ],
  forum: { ka: 'ღია მმართველობის ფორუმი', en: 'Open Government Forum' },
  ...change,
});

export const commitmentContent = (change: Partial<CommitmentContent> = {}): CommitmentContent => ({
  number: 1,
  title: { ka: 'ელექტრონული პეტიცია', en: 'Electronic petition' },
  problem: { ka: 'პეტიციის წარდგენა მხოლოდ ქაღალდზე შეიძლება.', en: 'A petition can be filed on paper only.' },
  promise: { ka: 'შეიქმნება ელექტრონული პეტიციის სისტემა.', en: 'A system for electronic petitions is built.' },
  values: ['civic-participation', 'technology-innovation'],
  areas: ['e-petitions', 'public-participation'],
  lead: ['services'],
  support: ['legal'],
  from: '2026-01-01',
  to: '2026-12-31',
  figures: ['petitions-answered-in-time'],
  ...change,
});

export const milestoneContent = (change: Partial<MilestoneContent> = {}): MilestoneContent => ({
  title: { ka: 'წესის დამტკიცება', en: 'The rules are adopted' },
  deliverable: { ka: 'გამოქვეყნებული ბრძანება', en: 'The published order' },
  from: '2026-02-01',
  to: '2026-05-31',
  lead: ['legal'],
  ...change,
});

export const DRAFT = {
  code: PLAN,
  member: { ka: 'გამოგონილი ქალაქი', en: 'Made-up City' },
  level: 'local',
  number: 1,
} as const;

export const planDrafted = (change: Partial<PlanContent> = {}): PlanEvent => {
  const { code: plan, ...about } = DRAFT;
  const pinned = { scales: 'irm-2020', terms: TERMS.local, version: 1 } as const;
  return { type: 'PlanDrafted', data: { plan, ...about, ...pinned, content: planContent(change) } };
};
export const planAdopted: PlanEvent = {
  type: 'PlanAdopted',
  data: { plan: PLAN, version: 1, day: '2026-01-10', act: { ka: 'ბრძანება №1', en: 'Order no. 1' } },
};

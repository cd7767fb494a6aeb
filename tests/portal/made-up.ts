import type { PetitionCard, PetitionView } from '../../read-models/petition-views.js';
import type { CurvePoint } from '../../read-models/petitions.js';
import { TEXTS } from '../../src/demo/texts.js';
import type { Frame, Reader } from '../../src/portal/frame.js';

/** Made-up petitions and readers, for pages that are only looked at. */
export const NOW = '2026-11-23T08:30:00.000Z';
export const day = (days: number): string => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const CITIZEN: Reader = { name: 'ნინო ბერიძე', level: 1, roles: [] };
export const OFFICIAL: Reader = {
  name: 'გელა ლომიძე',
  level: 1,
  roles: ['moderator', 'mayor-office', 'administrator'],
};

export const frameAt = (path: string, reader: Reader | null = null, url = (name: string) => `/a/${name}`): Frame => ({
  path,
  origin: 'https://ghia.example.ge',
  demo: true,
  reader,
  csrf: reader && 'f'.repeat(43),
  key: 'k'.repeat(22),
  now: NOW,
  assets: { url },
});

type TextName = keyof typeof TEXTS;
const commitment = '3f1c9e6d2b7a48505c8e0f913d6a7b2c4e5f60718293a4b5c6d7e8f901234567';

export function card(n: number, name: TextName, more: Partial<PetitionCard> = {}): PetitionCard {
  const { title, demand, language, ...rest } = TEXTS[name];
  const districts = 'districts' in rest ? rest.districts : [];
  return {
    id: id(n),
    status: 'open',
    addressee: 'mayor',
    language,
    districts,
    place: null,
    text: { title, demand },
    signatures: 1486,
    threshold: 2000,
    supporters: 5,
    listedAt: day(-40),
    closesAt: day(41),
    answeredAt: null,
    lastDay: 37,
    position: 48_213,
    ...more,
  };
}

export const CARDS: readonly PetitionCard[] = [
  card(1, 'bicycle'),
  card(2, 'trees', { status: 'goal-reached', signatures: 12_345, closesAt: day(1) }),
  card(3, 'bus', { signatures: 842, closesAt: day(73) }),
  card(4, 'libraries', { status: 'answered', signatures: 5210, answeredAt: day(-12), closesAt: day(-30) }),
  card(5, 'signs', { signatures: 1 }),
  card(6, 'exams', { status: 'refused', signatures: 0, threshold: null, closesAt: null }),
  card(7, 'lighting', { status: 'closed', signatures: 317, closesAt: day(-3) }),
];

type Viewed = PetitionView & { readonly asOf: { readonly position: number } };

export function petition(name: TextName, more: Partial<Viewed> = {}): Viewed {
  const { title, demand, details, language, ...rest } = TEXTS[name];
  const opened = {
    submittedAt: day(-50),
    admittedAt: day(-40),
    rules: {
      minAge: 18,
      who: 'resident' as const,
      assurance: 1 as const,
      windowDays: 60,
      answerDays: { aim: 30, limit: 90 },
    },
    threshold: 2000,
    closesAt: day(41),
  };
  return {
    id: id(1),
    status: 'open',
    visibility: 'listed',
    addressee: 'mayor',
    language,
    districts: 'districts' in rest ? [...rest.districts] : [],
    regulation: 1,
    sponsors: { min: 5, max: 20 },
    supporters: 5,
    text: { title, demand, details, event: id(900), commitment },
    author: { name: 'თამარ ლომიძე' },
    draftedAt: day(-52),
    answers: [],
    followUps: [],
    refusal: null,
    appeal: null,
    signatures: 1486,
    withdrawn: 3,
    invalidated: 0,
    byDistrict: {},
    byChannel: {},
    listedAt: day(-40),
    signable: true,
    lastDay: 37,
    asOf: { position: 48_213 },
    ...opened,
    ...more,
  };
}

/** Before it was opened, nothing is pinned. */
export function unopened(name: TextName, more: Partial<Viewed>): Viewed {
  const { submittedAt, admittedAt, rules, threshold, closesAt, ...rest } = petition(name);
  return { ...rest, visibility: 'by-link', signatures: 0, signable: false, listedAt: '', ...more };
}

export const CURVE: readonly CurvePoint[] = Array.from({ length: 41 }, (_, i) => {
  const total = Math.round(1486 * (1 - Math.exp(-i / 14)) * 1.06);
  const before = Math.round(1486 * (1 - Math.exp(-(i - 1) / 14)) * 1.06);
  return { at: day(i - 40), signatures: Math.max(0, total - before), total };
});

export const DISTRICTS_OF = [
  { district: 'vake', signatures: 512 },
  { district: 'saburtalo', signatures: 466 },
  { district: 'isani', signatures: 204 },
  { district: 'gldani', signatures: 160 },
  { district: 'nadzaladevi', signatures: 98 },
  { district: 'other', signatures: 46 },
];

import type { ReportCard, ReportView } from '../../../read-models/reports.js';
import { CATEGORIES, DEPARTMENTS } from '../../../src/demo/map-categories.js';
import { FOUND } from '../../../src/demo/report-texts.js';
import { day, id } from '../made-up.js';

export const named = {
  categories: new Map(CATEGORIES.map(({ category, title }) => [category, title])),
  departments: new Map(Object.entries(DEPARTMENTS)),
};
export const categories = CATEGORIES.map((one) => ({ ...one, retired: false }));
export const trees = categories.find(({ category }) => category === 'trees')!;
export const COUNTS = {
  ...{ gldani: 12, nadzaladevi: 4, didube: 0, chughureti: 3, saburtalo: 28 },
  ...{ vake: 9, mtatsminda: 1, krtsanisi: 2, isani: 7, samgori: 11 },
};

export const SCHEMATIC = { kind: 'schematic' } as const;

export function card(n: number, category: string, more: Partial<ReportCard> = {}): ReportCard {
  return {
    ...{ id: id(n), category, district: 'vake', department: 'greenery', language: 'ka' },
    ...{ status: 'submitted', open: true, overdue: false, supporters: 0, photos: [] },
    ...{ filedAt: day(-3), changedAt: day(-2), promised: day(7), place: { lat: 41.71, lon: 44.76 } },
    text: { description: FOUND[category]![0]!, address: 'ჭავჭავაძის გამზირი 37' },
    ...more,
  };
}

export const photoName = (n: number) => `${String(n).repeat(32)}-${n === 1 ? '1536x2048' : '2048x1536'}`;
export const shot = (n: number) => ({
  ...{ photo: n, url: `/files/photos/${photoName(n)}`, thumbnail: `/files/photos/${photoName(n)}/thumbnail` },
  ...(n === 1 ? { width: 1536, height: 2048 } : { width: 2048, height: 1536 }),
});

export const update = (n: number, type: string, details: Readonly<Record<string, string>> = {}, text?: string) => ({
  ...{ type, details, at: day(n - 9), event: id(700 + n) },
  text: text === undefined ? null : { text },
});
export const filed = update(1, 'ReportFiled', { promised: day(7) });
export const asOf = { position: 48_213, size: null, root: null };
export const path = `/reports/${id(500)}`;

export function view(more: Partial<ReportView> = {}): ReportView {
  return {
    ...card(500, 'trees'),
    ...{ version: 1, channel: 'portal', answers: { ground: 'street' }, reporter: { name: 'თამარ ჯაფარიძე' } },
    ...{ day: null, mergedInto: null, updates: [filed], hidden: false, appealedAt: null },
    asOf,
    ...more,
  };
}

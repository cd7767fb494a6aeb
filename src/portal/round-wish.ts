import { COUNTER_CHANNELS, PHASES } from '../../events/budgeting.js';
import { endOf } from '../../events/calendar.js';
import { DISTRICTS } from '../../events/districts.js';
import { tetriIn } from './lari-in.js';

type Form = Readonly<Record<string, string | undefined>>;
const DAY = /^\d{4}-\d\d-\d\d$/;

const filled = (form: Form, name: string): string | undefined => form[name]?.trim() || undefined;
const wholeIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const but = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The form of a new round as the wish that it is; what is left empty is left out, and what is no number is wrong. */
export function roundFieldsOf(form: Form): object {
  const text = (name: string) => filled(form, name);
  const whole = (name: string) => wholeIn(text(name));
  const tie = [text('tie-1'), text('tie-2')].filter((one) => one !== undefined);
  const [city, district] = [whole('most-city'), whole('most-district')];
  const ballot = text('ballot');
  return but({
    title: { ka: form['title-ka'] ?? '', en: form['title-en'] ?? '' },
    year: whole('year'),
    envelope: envelopeOf(form),
    phases: phasesOf(form),
    minAge: whole('minAge'),
    who: text('who'),
    assurance: whole('assurance'),
    ballot,
    most: ballot === 'approval' && city !== undefined && district !== undefined ? { city, district } : undefined,
    placePoints:
      ballot === 'ranking'
        ? text('placePoints')
            ?.split(',')
            .map((one) => Number(one.trim()))
        : undefined,
    points: ballot === 'points' ? whole('points') : undefined,
    mostEach: ballot === 'points' ? whole('mostEach') : undefined,
    themes: ballot === 'allocation' || ballot === 'ranking' ? themesIn(text('themes')) : undefined,
    districts: ballot === 'allocation' ? undefined : text('districts'),
    rule: text('rule'),
    utility: text('utility'),
    completion: text('completion'),
    step: whole('stepTetri'),
    minVotes: whole('minVotes'),
    leftover: text('leftover'),
    comparison: text('comparison'),
    ties: tie.length > 0 ? [...new Set(tie)] : undefined,
    complaintDays: whole('complaintDays'),
    counters:
      form.counters === undefined
        ? undefined
        : { channels: COUNTER_CHANNELS.filter((one) => form[`counter-${one}`] === 'yes') },
    names: namesIn(text('names')),
  });
}

function envelopeOf(form: Form): object {
  const pots = DISTRICTS.flatMap((code) => {
    const money = tetriIn(form[`pot-${code}`]);
    return money === undefined ? [] : [[code, money] as const];
  });
  return { total: tetriIn(form.total) ?? Number.NaN, ...(pots.length > 0 && { byDistrict: Object.fromEntries(pots) }) };
}

/** From the first instant of the first day in Tbilisi to the end of the last. A phase with one day alone is wrong. */
function phasesOf(form: Form): object {
  const named = PHASES.flatMap((phase) => {
    const [from, until] = [filled(form, `${phase}-from`), filled(form, `${phase}-until`)];
    if (from === undefined && until === undefined) return [];
    return [[phase, { from: from && `${from}T00:00:00+04:00`, until: until && endIn(until) }] as const];
  });
  return Object.fromEntries(named);
}

const endIn = (day: string): string => (DAY.test(day) && !Number.isNaN(Date.parse(day)) ? endOf(day) : day);

/** One theme a line: code; Georgian; English; the theme it is within; shares of earlier years. */
function themesIn(text: string | undefined): readonly object[] | undefined {
  return text
    ?.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [code = '', ka = '', en = '', within = '', years = ''] = line.split(';').map((part) => part.trim());
      return but({ code, title: { ka, en }, within: within || undefined, shares: sharesIn(years) });
    });
}

/** One name a line: code; Georgian; English. */
function namesIn(text: string | undefined): readonly object[] | undefined {
  return text
    ?.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [code = '', ka = '', en = ''] = line.split(';').map((part) => part.trim());
      return { code, title: { ka, en } };
    });
}

/** `2025=12.5, 2026=13`: per cent, kept as hundredths of one. */
function sharesIn(text: string): readonly object[] | undefined {
  if (text === '') return undefined;
  return text.split(',').map((one) => {
    const [year, share] = one.split('=').map((part) => Number(part.trim()));
    return { year, share: Math.round((share ?? Number.NaN) * 100) };
  });
}

/** Trustees of the form that opens the voting, in their order. */
export function votingFieldsOf(form: Form, most: number): object {
  const places = Array.from({ length: most }, (_, i) => i + 1).filter((n) => filled(form, `trustee-${n}`));
  const names = places.map((n) => filled(form, `trustee-${n}`));
  const shares = places.flatMap((n) => filled(form, `share-${n}`)?.toLowerCase() ?? []);
  return {
    roundKey: filled(form, 'roundKey') ?? '',
    trustees: { names, threshold: Number(form.threshold), ...(shares.length > 0 && { shares }) },
  };
}

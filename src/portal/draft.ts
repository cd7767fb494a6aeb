import type { PetitionTrack } from './frame.js';

/** A petition as far as it has been written: every field as it was typed, carried from step to step. */
export type Draft = {
  readonly title: string;
  readonly demand: string;
  readonly details: string;
  readonly language: 'ka' | 'en' | '';
  readonly addressee: PetitionTrack | '';
  readonly districts: readonly string[];
  /** `41.711, 44.752`. */
  readonly place: string;
};

/** A question a page; `created` is the end. */
export const STEPS = ['title', 'similar', 'text', 'where', 'check'] as const;
export type Step = (typeof STEPS)[number];

const isStep = (value: unknown): value is Step => (STEPS as readonly unknown[]).includes(value);
const text = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '');
const one = <T extends string>(value: unknown, allowed: readonly T[]): T | '' =>
  allowed.find((candidate) => candidate === value) ?? '';

/** Reads a draft out of a form's body. */
export function draftIn(body: Readonly<Record<string, unknown>>): Draft {
  const districts = body.districts === undefined ? [] : [body.districts].flat();
  return {
    title: text(body.title).replace(/\s+/g, ' '),
    demand: text(body.demand),
    details: text(body.details),
    language: one(body.language, ['ka', 'en']),
    addressee: one(body.addressee, ['mayor', 'sakrebulo']),
    districts: districts.map(text).filter((code) => /^[a-z]{1,40}$/.test(code)),
    place: text(body.place),
  };
}

/** Which step was filled in, and which one to show next: forward, or the one a "change" button names. */
export function stepsIn({ step, go }: Readonly<Record<string, unknown>>): {
  readonly from: Step;
  readonly to: Step | 'create';
} {
  const from = isStep(step) ? step : 'title';
  if (isStep(go)) return { from, to: go };
  return { from, to: STEPS[STEPS.indexOf(from) + 1] ?? 'create' };
}

/** The point that was written, or null; `undefined` when it is no point of Tbilisi's surroundings. */
export function placeIn(written: string): { readonly lat: number; readonly lon: number } | null | undefined {
  if (written === '') return null;
  const [lat, lon, ...rest] = written.split(/[\s,;]+/).map(Number);
  const near = lat! > 41 && lat! < 42.5 && lon! > 44 && lon! < 46;
  return rest.length === 0 && near ? { lat: lat!, lon: lon! } : undefined;
}

const LENGTHS = { title: [10, 120], demand: [10, 300], details: [0, 4000] } as const;

/** Fields that cannot be sent as they are, of one step or of all. */
export function faultsOf(draft: Draft, step: Step): readonly (keyof Draft)[] {
  const wrongLength = (name: keyof typeof LENGTHS) => {
    const [least, most] = LENGTHS[name];
    const length = [...draft[name]].length;
    return length < least || length > most;
  };
  const faults: Readonly<Record<Exclude<Step, 'check' | 'similar'>, readonly (keyof Draft | false)[]>> = {
    title: [wrongLength('title') && 'title'],
    text: [wrongLength('demand') && 'demand', wrongLength('details') && 'details', draft.language === '' && 'language'],
    where: [draft.addressee === '' && 'addressee', placeIn(draft.place) === undefined && 'place'],
  };
  const found =
    step === 'check' ? [...faults.title, ...faults.text, ...faults.where] : step === 'similar' ? [] : faults[step];
  return found.filter((fault): fault is keyof Draft => fault !== false);
}

import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';

/** What happens in somebody's life when they turn to the city: services are looked for by it. */
export const LIFE_EVENTS = [
  ...(['birth', 'kindergarten', 'school', 'home', 'building', 'work', 'transport', 'health', 'hardship'] as const),
  ...(['bereavement', 'nature', 'information', 'complaint'] as const),
] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

export const TERM_UNITS = ['working-days', 'calendar-days', 'months'] as const;
/** How long the city has. A term in calendar days or months that would end on a day off ends on the next working day. */
export type ServiceTerm = { length: number; unit: (typeof TERM_UNITS)[number] };

export const FORM_KINDS = [
  ...(['text', 'long-text', 'number', 'integer', 'boolean', 'choice', 'choices', 'date', 'file'] as const),
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** What a text may have to look like. No other patterns are taken: none of these takes long on any text. */
export const TEXT_FORMATS = {
  'personal-number': '^[0-9]{11}$',
  'company-code': '^[0-9]{9}$',
  'cadastral-code': '^[0-9]{2}(\\.[0-9]{2,3}){3,5}$',
  postcode: '^[0-9]{4}$',
  phone: '^(\\+995)?[0-9]{9}$',
  'car-number': '^[A-Z]{2}-?[0-9]{3}-?[A-Z]{2}$',
} as const;
export type TextFormat = keyof typeof TEXT_FORMATS;

/** What the residents register may fill in beforehand. */
export const PREFILLS = ['name', 'birth-date', 'district', 'email', 'phone'] as const;
export type Prefill = (typeof PREFILLS)[number];

export type FormChoice = { code: string; label: BothLanguages };
/** One question of a form, on a page of its own. */
export type FormQuestion = {
  code: string;
  kind: FormKind;
  label: BothLanguages;
  hint?: BothLanguages;
  required: boolean;
  /** Characters of a text. */
  least?: number;
  most?: number;
  /** Bounds of a number, or of how many are chosen. */
  from?: number;
  to?: number;
  format?: TextFormat;
  choices?: readonly FormChoice[];
  prefill?: Prefill;
  /** Asked only where an earlier question is answered by one of these. */
  when?: { question: string; is: readonly (string | boolean)[] };
};

export type FormAnswer = string | number | boolean | readonly string[];
export type FormAnswers = Readonly<Record<string, FormAnswer>>;

/** `service-<code>`: what people may apply for, each version whole. A case keeps the version that it began with. */
export type ServiceAdopted = Fact<
  'ServiceAdopted',
  {
    service: string;
    version: number;
    title: BothLanguages;
    about: BothLanguages;
    lifeEvents: readonly LifeEvent[];
    /** Who may apply, in words, and from which age on. */
    mayApply: BothLanguages;
    minAge: number;
    /** What is to be brought or uploaded. */
    documents: readonly BothLanguages[];
    /** Tetri; 0 for what is free. */
    fee: number;
    term: ServiceTerm;
    /** Working days in which somebody supplies what they are asked for. */
    supplyDays: number;
    legalBasis: BothLanguages | null;
    department: string | null;
    /** That somebody was granted or refused it is nobody's business: outcome and ground are sealed. */
    sensitive: boolean;
    /** False where one applies at a service hall alone; absent where the portal takes applications. */
    online?: false;
    /** What is done with a case, in this order. */
    steps: readonly { code: string; title: BothLanguages }[];
    /** Why it may be refused. */
    grounds: readonly { code: string; label: BothLanguages }[];
    form: readonly FormQuestion[];
  }
>;
/** No new applications. Cases that are open go on. */
export type ServiceRetired = Fact<'ServiceRetired', { service: string }>;
export type ServiceEvent = ServiceAdopted | ServiceRetired;

import { DISTRICTS, type District } from '../../events/districts.js';

type Lang = 'ka' | 'en';
/** A district's name in the forms that sentences need: Georgian cases are not made by gluing letters on. */
export type DistrictName = {
  /** ვაკე */
  readonly name: string;
  /** ვაკის რაიონი */
  readonly district: string;
  /** ვაკეში */
  readonly within: string;
};

const named = (name: string, district: string, within: string): DistrictName => ({ name, district, within });
const inEnglish = (name: string) => named(name, `${name} district`, `in ${name}`);

const NAMES: Readonly<Record<Lang, Readonly<Record<District, DistrictName>>>> = {
  ka: {
    mtatsminda: named('მთაწმინდა', 'მთაწმინდის რაიონი', 'მთაწმინდაზე'),
    vake: named('ვაკე', 'ვაკის რაიონი', 'ვაკეში'),
    saburtalo: named('საბურთალო', 'საბურთალოს რაიონი', 'საბურთალოზე'),
    krtsanisi: named('კრწანისი', 'კრწანისის რაიონი', 'კრწანისში'),
    isani: named('ისანი', 'ისნის რაიონი', 'ისანში'),
    samgori: named('სამგორი', 'სამგორის რაიონი', 'სამგორში'),
    chughureti: named('ჩუღურეთი', 'ჩუღურეთის რაიონი', 'ჩუღურეთში'),
    didube: named('დიდუბე', 'დიდუბის რაიონი', 'დიდუბეში'),
    nadzaladevi: named('ნაძალადევი', 'ნაძალადევის რაიონი', 'ნაძალადევში'),
    gldani: named('გლდანი', 'გლდანის რაიონი', 'გლდანში'),
  },
  en: {
    mtatsminda: inEnglish('Mtatsminda'),
    vake: inEnglish('Vake'),
    saburtalo: inEnglish('Saburtalo'),
    krtsanisi: inEnglish('Krtsanisi'),
    isani: inEnglish('Isani'),
    samgori: inEnglish('Samgori'),
    chughureti: inEnglish('Chughureti'),
    didube: inEnglish('Didube'),
    nadzaladevi: inEnglish('Nadzaladevi'),
    gldani: inEnglish('Gldani'),
  },
};

/** What the register says of those who live elsewhere, and a code that a later city may add. */
const ELSEWHERE: Readonly<Record<Lang, DistrictName>> = {
  ka: named('სხვა მისამართი', 'სხვა მისამართი', 'სხვა მისამართზე'),
  en: named('Another address', 'another address', 'at another address'),
};

const isDistrict = (code: string): code is District => (DISTRICTS as readonly string[]).includes(code);

export const districtName = (lang: Lang, code: string): DistrictName =>
  isDistrict(code) ? NAMES[lang][code] : ELSEWHERE[lang];

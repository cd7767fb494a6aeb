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

/** As the borders that the city adopted last call them. */
const adopted: Record<Lang, Map<string, DistrictName>> = { ka: new Map(), en: new Map() };

/** From now on districts are called so. */
export function callDistricts(names: Iterable<readonly [code: District, names: Record<Lang, DistrictName>]>): void {
  for (const [code, { ka, en }] of names) {
    adopted.ka.set(code, ka);
    adopted.en.set(code, en);
  }
}

export const districtName = (lang: Lang, code: string): DistrictName =>
  isDistrict(code) ? (adopted[lang].get(code) ?? NAMES[lang][code]) : ELSEWHERE[lang];

/** What Ghia calls a district before a city calls it otherwise. */
export const shippedNames = (code: District): Readonly<Record<Lang, DistrictName>> => ({
  ka: NAMES.ka[code],
  en: NAMES.en[code],
});

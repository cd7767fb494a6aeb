const VOWEL = /[აეიოუ]/g;

/**
 * Endings of a Georgian noun, the first that fits is taken off. `open`: it stands behind the whole stem, whose own last
 * vowel is taken off next („გზა-ში“, „ხე-ს“); the others have pushed that vowel out already („გზ-იდან“, „ხ-ის“).
 */
const ENDINGS: readonly { readonly ending: RegExp; readonly open?: true }[] = [
  // postpositions
  { ending: /ისა?(?:თვის|გან|კენ|ებრ)$/ }, // behind the genitive
  { ending: /(?<=[აეოუ])სა?(?:თვის|გან|კენ)$/, open: true },
  { ending: /(?:იდან|ითურთ)$/ }, // behind the instrumental
  { ending: /(?<=[აეოუ])დან$/, open: true },
  { ending: /ამდე$/ }, // behind the adverbial
  { ending: /(?<=[ეოუ])მდე$/, open: true },
  { ending: /(?<=[აეოუ])სავით$/, open: true },
  { ending: /ივით$/ },
  { ending: /(?<=[აეოუ])სთან$/, open: true },
  { ending: /(?<=..)(?:ში|ზე|თან)$/, open: true },
  // cases: ergative, genitive, dative, instrumental, adverbial, with the vowel that a slower speech adds
  { ending: /(?<=[^აეიოუ])(?<!(?:ფორ|ნორ|ფირ|ფერ))მან?$/ },
  { ending: /(?<=[აეოუ])მ$/, open: true },
  { ending: /(?<=.)ისა?$/ },
  { ending: /(?<=.[^აეიოუ])სა$/ },
  { ending: /(?<=..)ს$/, open: true },
  { ending: /(?<=.)ითა?$/ },
  { ending: /(?<=[ოუ])თი$/ },
  { ending: /(?<=.)ად$/ },
  { ending: /(?<=[ოუ])დ$/ },
  { ending: /(?<=..[^აიოუ])თა$/, open: true }, // the old plural: „მოქალაქეთა“
  // nominative
  { ending: /(?<=.)[იაე]$/ },
];
/** What leans on a whole form: „ქუჩაც“, „ქუჩაშიც“, „ქალაქშივე“. */
const PARTICLE = /(?<=..[სნმთდ])აც$|(?<=..[აეიოუ])ც$|(?<=ში|ზე|დან|თან|ის|ად|მდე)ვე$/;
const PLURAL = /(?<=.)(?:ებ)+$/;
const OWN_VOWEL = /(?<=.)[აე]$|(?<=[აეოუ])ი$/;
/** The last vowel of many stems falls when a vowel follows: „უბანი, უბნის“. Left out everywhere, it makes no difference. */
const FALLING = /(?<=[^აეიოუ])[აეო](?=[ლრნმვ]$)/;

/** Stems that the rules would bring together with others, or do not bring together with themselves. */
const IRREGULAR: Readonly<Record<string, string>> = {
  სახელ: 'სახელ', // not a house
  წყალ: 'წყლ',
  წელ: 'წლ',
  მტვერ: 'მტვრ',
  ძვალ: 'ძვლ',
  ქმარ: 'ქმრ',
  ცხვარ: 'ცხვრ',
  მინდორ: 'მინდვრ',
  ღვინო: 'ღვინ',
};

/**
 * What the forms of a Georgian word have in common: „უბანი“, „უბნის“, „უბანში“ and „უბნებიდანაც“ all leave „უბნ“. From
 * the end of the word, as grammar puts it together: particle, postposition or case, plural, the stem's own vowel.
 */
export function georgianStem(word: string): string {
  const stem = withoutEnding(word.replace(PARTICLE, ''));
  const irregular = Object.hasOwn(IRREGULAR, stem) ? IRREGULAR[stem] : undefined;
  if (irregular) return irregular;
  return (stem.match(VOWEL)?.length ?? 0) > 1 ? stem.replace(FALLING, '') : stem;
}

function withoutEnding(word: string): string {
  const found = ENDINGS.find(({ ending }) => ending.test(word));
  if (!found) return word;
  const left = word.replace(found.ending, '');
  const one = left.replace(PLURAL, '');
  // „უფლება“ looks like a plural in some of its forms, so it is taken for one in all
  return found.open || one !== left ? one.replace(OWN_VOWEL, '').replace(PLURAL, '') : one;
}

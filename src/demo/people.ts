/** Made-up people: any likeness to someone living is chance. */
export type Person = {
  /** 11 digits. */
  readonly number: string;
  readonly name: { readonly first: string; readonly last: string };
  readonly birthDate: string;
  readonly documentNumber: string;
  readonly district: string;
  readonly registeredVoter: boolean;
  readonly contact: { readonly phone: string };
};

export const PEOPLE = 3_000;
/** The last of the made-up people hold office. */
export const OFFICIALS = {
  moderator: PEOPLE - 1,
  'second-moderator': PEOPLE - 2,
  'mayor-office': PEOPLE - 3,
  'register-clerk': PEOPLE - 4,
  officer: PEOPLE - 5,
  administrator: PEOPLE - 6,
  auditor: PEOPLE - 7,
  interviewer: PEOPLE - 8,
  'working-group': PEOPLE - 9,
  'group-head': PEOPLE - 10,
  assessor: PEOPLE - 11,
} as const;

/** Those who are accredited as civic monitors. */
export const MONITORING = [2_710, 2_720] as const;

const WOMEN = 'ანა ნინო მარიამ თამარ ელენე სალომე ნათია ქეთევან ლია მაია ეკა თეა ირმა ნანა ხატია'.split(' ');
const MEN = 'გიორგი დავით ლევან ნიკა ირაკლი ზურაბ ლუკა საბა გელა თორნიკე ვახტანგ ბექა ოთარ რეზო შოთა'.split(' ');
const FAMILIES = (
  'ბერიძე კაპანაძე გელაშვილი მაისურაძე ლომიძე გიორგაძე წიკლაური ბოლქვაძე ხუციშვილი აბაშიძე ' +
  'ჯავახიშვილი კვარაცხელია დოლიძე ნოზაძე ფერაძე ქავთარაძე შენგელია ცინცაძე ჩიქოვანი სულაბერიძე'
).split(' ');
/** The ten districts, each as often as it has people. */
const DISTRICTS: readonly (readonly [code: string, share: number])[] = [
  ['samgori', 160],
  ['gldani', 160],
  ['nadzaladevi', 139],
  ['saburtalo', 125],
  ['isani', 113],
  ['vake', 101],
  ['didube', 63],
  ['chughureti', 59],
  ['mtatsminda', 44],
  ['krtsanisi', 36],
];

/** A small generator of repeatable chance (mulberry32): the same seed tells the same story. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!;

function district(random: () => number): string {
  let left = random() * DISTRICTS.reduce((sum, [, share]) => sum + share, 0);
  for (const [code, share] of DISTRICTS) {
    left -= share;
    if (left < 0) return code;
  }
  return 'vake';
}

/** The n-th made-up person of the city; adult, and nearly always a registered voter. */
export function person(n: number): Person {
  const random = chance(n * 7919 + 17);
  const number = `010${String(10_000_000 + n)}`;
  const year = 1945 + Math.floor(random() * 60);
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  return {
    number,
    name: { first: pick(random() < 0.5 ? WOMEN : MEN, random), last: pick(FAMILIES, random) },
    birthDate: `${year}-${month}-${day}`,
    documentNumber: `DM${String(1_000_000 + n)}`,
    district: district(random),
    registeredVoter: true,
    contact: { phone: `+9955${String(55_000_000 + n)}` },
  };
}

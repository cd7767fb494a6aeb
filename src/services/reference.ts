/** Without signs that are taken for one another; 31 of them, so that one wrong sign, or two that changed places, shows. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const DRAWN = 9;
const GROUP = 5;

const checkOf = (signs: string): string => {
  const sum = [...signs].reduce((total, sign, i) => total + (i + 1) * SIGNS.indexOf(sign), 0);
  return SIGNS[sum % SIGNS.length]!;
};
const grouped = (signs: string) => `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;

/** The reference of a case from random hex digits: nine signs and one that checks them, such as `K7M2Q-X9D4T`. */
export function referenceFrom(hex: string): string {
  let number = BigInt(`0x${hex}`);
  let signs = '';
  for (let i = 0; i < DRAWN; i++) {
    signs += SIGNS[Number(number % BigInt(SIGNS.length))];
    number /= BigInt(SIGNS.length);
  }
  return grouped(signs + checkOf(signs));
}

/** A reference as it was typed, in its one form; undefined where a sign is wrong or missing. */
export function referenceIn(text: string): string | undefined {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  if (signs.length !== DRAWN + 1 || [...signs].some((sign) => !SIGNS.includes(sign))) return undefined;
  return checkOf(signs.slice(0, DRAWN)) === signs[DRAWN] ? grouped(signs) : undefined;
}

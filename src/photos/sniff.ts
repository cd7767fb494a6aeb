/** What a file is by its first bytes, whatever it is called and whatever is said of it. */
export type Kind = 'jpeg' | 'png' | 'webp' | 'heic';

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Brands of the ISO base media format under which phones keep photos. */
const HEIF = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)$/;

/** Undefined for everything that is no photo: SVG, GIF, PDF, archives, programs. */
export function sniff(bytes: Buffer): Kind | undefined {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes.subarray(0, 3).equals(JPEG)) return 'jpeg';
  if (bytes.subarray(0, 8).equals(PNG)) return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  return ascii(4, 8) === 'ftyp' && HEIF.test(ascii(8, 12)) ? 'heic' : undefined;
}

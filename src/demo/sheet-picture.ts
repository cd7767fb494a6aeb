import { Resvg } from '@resvg/resvg-js';
import { chance } from './people.js';

const WIDTH = 620;
const HEIGHT = 877;
const TOP = 150;
const ROW = 34;

/** What a scanned sheet of signatures looks like from far away: ruled lines, and scrawls that say nothing about anybody. */
export function sheetPicture(rows: number, seed: number): Buffer {
  const random = chance(seed);
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfcf7"/>`,
    '<rect x="60" y="56" width="330" height="20" fill="#3d4d58"/><rect x="60" y="92" width="470" height="9" fill="#9aa7ad"/>',
    '<rect x="60" y="112" width="410" height="9" fill="#9aa7ad"/>',
  ];
  for (let row = 0; row <= 20; row++)
    parts.push(`<path d="M60 ${TOP + row * ROW}H560" stroke="#b9c3c7" stroke-width="1.2"/>`);
  for (const x of [60, 96, 330, 560])
    parts.push(`<path d="M${x} ${TOP}V${TOP + 20 * ROW}" stroke="#b9c3c7" stroke-width="1.2"/>`);
  for (let row = 0; row < rows; row++)
    for (const [from, length] of [
      [108, 190],
      [345, 150],
    ] as const)
      parts.push(scrawl(from, TOP + row * ROW + 22, length * (0.6 + 0.4 * random()), random));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`;
  return Buffer.from(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
}

function scrawl(x: number, y: number, length: number, random: () => number): string {
  const bends = Array.from({ length: Math.round(length / 11) }, (_, i) => {
    const at = x + i * 11;
    return `Q${at + 4} ${(y - 4 - random() * 14).toFixed(1)} ${at + 11} ${(y + random() * 4 - 2).toFixed(1)}`;
  });
  return `<path d="M${x} ${y}${bends.join('')}" fill="none" stroke="#23416b" stroke-width="1.8"/>`;
}

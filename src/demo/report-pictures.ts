import { Resvg } from '@resvg/resvg-js';
import { openAssets } from '../portal/assets.js';
import { CardLetters } from '../portal/cards/card-letters.js';
import { chance } from './people.js';

export const WIDTH = 960;
export const HEIGHT = 720;
const ROAD = 430;
/** What every picture says of itself. */
const SAYS = 'ნახატი · a drawing';

type Colours = { readonly sky: string; readonly wall: string; readonly road: string; readonly window: string };
const DAY: Colours = { sky: '#cfe3ee', wall: '#d9c7ad', road: '#7b7f83', window: '#8fa9b8' };
const NIGHT: Colours = { sky: '#1d2740', wall: '#2b3145', road: '#22252c', window: '#141927' };

/** What is wrong, by category, drawn over a street; others have no picture. */
const WRONG: Readonly<Record<string, { readonly colours: Colours; draw(random: () => number): string }>> = {
  holes: {
    colours: DAY,
    draw(random) {
      const [x, y, wide] = [360 + 200 * random(), 560 + 60 * random(), 130 + 70 * random()];
      const cracks = Array.from({ length: 7 }, (_, i) => {
        const angle = (i / 7) * 2 * Math.PI + random();
        const [dx, dy] = [Math.cos(angle) * wide * 1.5, Math.sin(angle) * wide * 0.6];
        return `M${at(x)} ${at(y)}l${at(dx / 2 + 14)} ${at(dy / 2)}l${at(dx / 2 - 14)} ${at(dy / 2)}`;
      });
      return `<path d="${cracks.join('')}" stroke="#4a4d50" stroke-width="5" fill="none"/>
        <ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(wide)}" ry="${at(wide * 0.4)}" fill="#3b3733"/>
        <ellipse cx="${at(x)}" cy="${at(y + 10)}" rx="${at(wide * 0.7)}" ry="${at(wide * 0.24)}" fill="#6d8796"/>`;
    },
  },
  lighting: {
    colours: NIGHT,
    draw(random) {
      const x = 300 + 300 * random();
      return `<path d="M${at(x)} 600V150q0 -50 60 -50h50" stroke="#5b6270" stroke-width="14" fill="none"/>
        <path d="M${at(x + 90)} 92h80l-12 26h-56z" fill="#3a3f4b"/>`;
    },
  },
  litter: {
    colours: DAY,
    draw(random) {
      const bags = Array.from({ length: 6 }, () => {
        const [x, y, size] = [300 + 360 * random(), 560 + 70 * random(), 30 + 36 * random()];
        return `<ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(size)}" ry="${at(size * 0.8)}" fill="#${random() < 0.5 ? '2f3a3f' : 'b9c7c0'}"/>`;
      });
      return `<path d="M400 380h170l-18 210h-134z" fill="#3f6b4e"/><rect x="390" y="360" width="190" height="24" fill="#2f5340"/>${bags.join('')}`;
    },
  },
  trees: {
    colours: DAY,
    draw(random) {
      const lean = 80 + 120 * random();
      return `<path d="M380 620q20 -180 ${at(lean)} -430" stroke="#6b5138" stroke-width="38" fill="none"/>
        <path d="M${at(390 + lean / 2)} 380l-110 -120M${at(385 + lean * 0.7)} 300l150 -110M${at(380 + lean)} 195l-60 -90"
          stroke="#6b5138" stroke-width="16" fill="none"/>`;
    },
  },
};

export const isDrawn = (category: string): boolean => Object.hasOwn(WRONG, category);

/** A street with what is wrong in it: drawn here, and says so. PNG. */
export function reportPicture(category: string, seed: number): Buffer {
  const { colours, draw } = WRONG[category]!;
  const { sky, wall, road, window } = colours;
  const random = chance(seed);
  const windows = Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [90 + (i % 6) * 140, 150 + Math.floor(i / 6) * 120];
    return `<rect x="${x}" y="${y}" width="70" height="80" fill="${window}"/>`;
  });
  return drawing(`<rect width="${WIDTH}" height="${ROAD}" fill="${sky}"/><rect x="50" y="100" width="860" height="330" fill="${wall}"/>
    ${windows.join('')}<rect y="${ROAD}" width="${WIDTH}" height="${HEIGHT - ROAD}" fill="${road}"/>
    <rect y="${ROAD}" width="${WIDTH}" height="26" fill="#a9a8a2"/>${draw(random)}`);
}

/** What stands in it, and the words that it is drawn. PNG. */
export function drawing(inside: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${inside}
    <rect x="16" y="${HEIGHT - 58}" width="${at(caption().width + 32)}" height="42" rx="8" fill="#fff"/>
    <path d="${caption().outline}" fill="#1d2740"/></svg>`;
  return Buffer.from(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
}

const at = (n: number): string => n.toFixed(1);

let written: { readonly outline: string; readonly width: number } | undefined;
function caption() {
  if (written) return written;
  const letters = new CardLetters(openAssets().folder);
  written = { outline: letters.outline(SAYS, 32, HEIGHT - 29, 24, 700), width: letters.width(SAYS, 24, 700) };
  return written;
}

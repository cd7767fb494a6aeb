import { Resvg } from '@resvg/resvg-js';
import { GLYPH } from '../components/glyph.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { CardLetters, type Weight } from './card-letters.js';

/** What the picture of a shared petition says. */
export type PetitionCardText = {
  readonly lang: Lang;
  readonly title: string;
  /** The state in words. */
  readonly state: string;
  /** Where and to whom, in one line. */
  readonly about: string;
  readonly signatures: number;
  /** Null before a petition is open. */
  readonly goal: number | null;
};

/** What the picture of a shared report says. */
export type ReportCardText = {
  readonly lang: Lang;
  /** What kind of problem it is. */
  readonly title: string;
  /** The state in words. */
  readonly state: string;
  /** The district, and the address. */
  readonly where: string;
  /** The reporter's own words. */
  readonly said: string;
  /** When it came in, and who found the same. */
  readonly foot: string;
};

/** What the picture of a shared topic says. */
export type TopicCardText = {
  readonly lang: Lang;
  readonly title: string;
  /** The state in words, or that it is the forum. */
  readonly state: string;
  /** Where in the forum it stands. */
  readonly category: string;
  /** How it begins, as plain text. */
  readonly said: string;
  /** When it was opened, and how much was replied. */
  readonly foot: string;
};

type WordedText = Omit<TopicCardText, 'category'> & { readonly under: string };

const WIDTH = 1200;
const HEIGHT = 630;
const EDGE = 72;
const INNER = WIDTH - 2 * EDGE;
const INK = { ink: '#14232d', soft: '#3d4d58', brand: '#0b5c63', deep: '#06414a', mist: '#f3f7f6', pale: '#d5e8e7' };
const GOLD = { ground: '#fdf1d6', ink: '#7d5200' };

/** Draws the pictures that stand for the portal where its pages are shared: 1200 × 630, PNG. */
export class OgCards {
  private readonly letters: CardLetters;

  /**
   * @param folder the built assets
   * @param demo every card of the demonstration says that it is one
   */
  constructor(
    folder: string,
    private readonly demo: boolean,
  ) {
    this.letters = new CardLetters(folder);
  }

  /** A petition's card; the portal's own when the title has letters of another script. */
  petition(text: PetitionCardText): Buffer {
    const { lang, title, state, about, signatures, goal } = text;
    if (!this.letters.canDraw(title + about)) return this.portal(lang);
    const lines = this.letters.lines(title, 60, 700, INNER, 3);
    const top = lines.length === 3 ? 226 : lines.length === 2 ? 256 : 290;
    const { number } = format(lang);
    const count = number(signatures);
    const beside = EDGE + this.letters.width(count, 58, 700) + 18;
    const words = `${say(lang).petitions.signaturesWord(signatures)}${goal === null ? '' : ` · ${say(lang).petitions.goalOf(goal)}`}`;
    return this.drawn(lang, state, [
      ...lines.map((line, i) => this.text(line, EDGE, top + i * 78, 60, 700, INK.ink)),
      this.text(this.oneLine(about, 28), EDGE, top + lines.length * 78 - 20, 28, 400, INK.soft),
      this.text(count, EDGE, 520, 58, 700, INK.brand),
      this.text(words, beside, 520, 28, 400, INK.soft),
      goal === null ? '' : meter(Math.min(1, signatures / Math.max(1, goal))),
    ]);
  }

  /** A report's card. Words in another script are left out: what it is and where is the city's to say. */
  report({ where, ...text }: ReportCardText): Buffer {
    return this.worded({ ...text, under: where });
  }

  /** A topic's card; the portal's own when the title has letters of another script. */
  topic({ category, ...text }: TopicCardText): Buffer {
    return this.letters.canDraw(text.title) ? this.worded({ ...text, under: category }) : this.portal(text.lang);
  }

  /** A heading, a line under it, and the beginning of somebody's own words. */
  private worded({ lang, title, state, under, said, foot }: WordedText): Buffer {
    const lines = this.letters.lines(title, 60, 700, INNER, 2);
    const place = this.letters.canDraw(under) ? this.oneLine(under, 28) : '';
    const words = this.letters.canDraw(said) ? this.letters.lines(said, 32, 400, INNER, 4 - lines.length) : [];
    const below = 180 + lines.length * 78;
    return this.drawn(lang, state, [
      ...lines.map((line, i) => this.text(line, EDGE, 220 + i * 78, 60, 700, INK.ink)),
      this.text(place, EDGE, below + 28, 28, 400, INK.brand),
      ...words.map((line, i) => this.text(line, EDGE, below + 92 + i * 48, 32, 400, INK.soft)),
      this.text(this.oneLine(foot, 26), EDGE, HEIGHT - 66, 26, 400, INK.soft),
    ]);
  }

  /** The portal's own card. */
  portal(lang: Lang): Buffer {
    const { home, title } = say(lang).petitions;
    return this.plain(lang, title, home.heading, home.lead);
  }

  /** The map's. */
  map(lang: Lang): Buffer {
    const { title, lead } = say(lang).reports;
    return this.plain(lang, title, title, lead);
  }

  private plain(lang: Lang, tag: string, heading: string, said: string): Buffer {
    const lines = this.letters.lines(heading, 72, 700, INNER, 2);
    const lead = this.letters.lines(said, 30, 400, INNER, 3);
    return this.drawn(lang, tag, [
      ...lines.map((line, i) => this.text(line, EDGE, 270 + i * 92, 72, 700, INK.ink)),
      ...lead.map((line, i) => this.text(line, EDGE, 286 + lines.length * 92 + i * 46, 30, 400, INK.soft)),
    ]);
  }

  private drawn(lang: Lang, tag: string, parts: readonly string[]): Buffer {
    const svg = [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="${INK.mist}"/>`,
      `<rect width="${WIDTH}" height="14" fill="${INK.brand}"/>`,
      `<g transform="translate(${EDGE} 62) scale(1.8)"><rect width="40" height="40" rx="11" fill="${INK.brand}"/><path d="${GLYPH}" fill="#fff"/></g>`,
      this.text(say(lang).shell.name, 166, 110, 34, 700, INK.ink),
      this.tag(tag),
      ...parts,
      this.demo ? this.demonstration(lang) : '',
      '</svg>',
    ].join('');
    // Without this resvg reads every font of the system, thirty times slower, to draw none of them.
    const picture = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
    return Buffer.from(picture.asPng());
  }

  private tag(words: string): string {
    const text = this.oneLine(words, 26);
    const width = this.letters.width(text, 26, 400) + 48;
    const left = WIDTH - EDGE - width;
    const ground = `<rect x="${left.toFixed(1)}" y="72" width="${width.toFixed(1)}" height="52" rx="26" fill="${INK.pale}"/>`;
    return ground + this.text(text, left + 24, 107, 26, 400, INK.deep);
  }

  private demonstration(lang: Lang): string {
    const ground = `<rect y="${HEIGHT - 44}" width="${WIDTH}" height="44" fill="${GOLD.ground}"/>`;
    return ground + this.text(this.oneLine(say(lang).shell.demo, 22), EDGE, HEIGHT - 15, 22, 400, GOLD.ink);
  }

  private oneLine(text: string, size: number): string {
    return this.letters.lines(text, size, 400, INNER, 1)[0] ?? '';
  }

  private text(words: string, x: number, y: number, size: number, weight: Weight, fill: string): string {
    return `<path d="${this.letters.outline(words, x, y, size, weight)}" fill="${fill}"/>`;
  }
}

function meter(share: number): string {
  const bar = (width: number, fill: string) =>
    `<rect x="${EDGE}" y="546" width="${width.toFixed(1)}" height="20" rx="10" fill="${fill}"/>`;
  return bar(INNER, INK.pale) + (share > 0 ? bar(Math.max(20, INNER * share), INK.brand) : '');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import opentype, { type Font } from 'opentype.js';

export type Weight = 400 | 700;
type Script = 'ka' | 'latin' | 'lari';

/** Stretches of one script. */
const RUNS = /[\u10d0-\u10ff]+|₾+|[^\u10d0-\u10ff₾]+/g;
const scriptOf = (run: string): Script =>
  run.startsWith('₾') ? 'lari' : /^[\u10d0-\u10ff]/.test(run) ? 'ka' : 'latin';
/** What the subsets of tools/build-assets.mjs hold. */
const DRAWABLE = /^[\u10d0-\u10ff\u0020-\u007e\u00a0©«·»×–—‘’“”„•…€₾−]*$/;
/** The family has no №; official papers write N for it. */
const spelled = (text: string): string => text.replaceAll('№', 'N');

/** Text as glyph outlines: no font is looked for when a picture is drawn, and every width is exact. */
export class CardLetters {
  private readonly fonts = new Map<string, Font>();

  /** @param folder where the build put its TTFs */
  constructor(private readonly folder: string) {}

  /** Whether every character has a shape here. */
  canDraw(text: string): boolean {
    return DRAWABLE.test(spelled(text));
  }

  width(text: string, size: number, weight: Weight): number {
    return this.runs(text).reduce((sum, run) => sum + this.font(run, weight).getAdvanceWidth(run, size), 0);
  }

  /** The outline as SVG path data. opentype.js writes NaN for tiny numbers by itself, so numbers are written here. */
  outline(text: string, x: number, y: number, size: number, weight: Weight): string {
    let at = x;
    let drawn = '';
    for (const run of this.runs(text)) {
      const font = this.font(run, weight);
      drawn += font.getPath(run, at, y, size).commands.map(commandText).join('');
      at += font.getAdvanceWidth(run, size);
    }
    return drawn;
  }

  /** Breaks a text into at most `most` lines; what does not fit ends in an ellipsis. */
  lines(text: string, size: number, weight: Weight, width: number, most: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.width(longer, size, weight) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
    const kept = lines.slice(0, most);
    if (lines.length > most) kept[most - 1] = `${kept[most - 1]}…`;
    return kept.map((one) => this.clipped(one, size, weight, width));
  }

  private clipped(text: string, size: number, weight: Weight, width: number): string {
    if (this.width(text, size, weight) <= width) return text;
    const letters = [...text.replace(/…$/, '')];
    while (letters.length > 1 && this.width(`${letters.join('')}…`, size, weight) > width) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  }

  private runs(text: string): readonly string[] {
    return spelled(text).match(RUNS) ?? [];
  }

  private font(run: string, weight: Weight): Font {
    const name = `card-${scriptOf(run)}-${weight}.ttf`;
    const known = this.fonts.get(name);
    if (known) return known;
    const file = readFileSync(join(this.folder, name));
    const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
    this.fonts.set(name, font);
    return font;
  }
}

const NUMBERS = ['x1', 'y1', 'x2', 'y2', 'x', 'y'] as const;

function commandText(command: { readonly type: string }): string {
  const given = command as Readonly<Record<string, unknown>>;
  const numbers = NUMBERS.map((name) => given[name]).filter((value) => typeof value === 'number');
  return command.type + numbers.map((value) => value.toFixed(1)).join(' ');
}

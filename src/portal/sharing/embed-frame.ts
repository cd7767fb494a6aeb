import type { Lang } from '../frame.js';
import { type CardKind, embedAt } from '../paths.js';

/** Pixels that a card asks for; it scrolls in less. */
export const EMBED = { width: 560, height: 320 } as const;

type Framed = { readonly kind: CardKind; readonly id: string; readonly lang: Lang; readonly title: string };
type Size = { readonly width: number; readonly height: number };

/** The frame that shows a card on another page. Of all that a frame may do it may open a link beside itself. */
export function embedFrame(origin: string, { kind, id, lang, title }: Framed, { width, height }: Size = EMBED): string {
  const src = attribute(origin + embedAt(kind, id, lang));
  return `<iframe src="${src}" title="${attribute(title)}" width="${width}" height="${height}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>`;
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (one) => MARKUP[one]!);

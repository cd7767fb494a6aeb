import type { PetitionView } from '../../../read-models/petition-views.js';
import { openAssets } from '../assets.js';
import { placesOf } from '../components/petition-card.js';
import { say } from '../i18n/catalogue.js';
import { OgCards } from './og-card.js';

const MOST_KEPT = 200;

/** Pictures for links that are shared. A petition's is drawn anew when its count has grown by a hundredth, not each time. */
export class Cards {
  private readonly drawn = new Map<string, Buffer>();
  private readonly cards: OgCards;

  constructor(demo: boolean) {
    this.cards = new OgCards(openAssets().folder, demo);
  }

  portal(): Buffer {
    return this.kept('portal', () => this.cards.portal('ka'));
  }

  petition(petition: PetitionView): Buffer {
    const { id, status, language: lang, signatures, threshold, addressee, districts, text } = petition;
    // a link that is shared shows its picture to everybody: what is not everybody's to read stays off it
    if (petition.visibility !== 'listed' || !('title' in text)) return this.portal();
    const title = text.title as string;
    const goal = threshold ?? null;
    const step = Math.max(1, Math.floor((goal ?? 100) / 100));
    const key = `${id} ${status} ${Math.floor(signatures / step)}`;
    const words = say(lang).petitions;
    const about = `${say(lang).writing.addressees[addressee]} · ${placesOf(districts, lang)}`;
    return this.kept(key, () =>
      this.cards.petition({ lang, title, state: words.status[status], about, signatures, goal }),
    );
  }

  private kept(key: string, draw: () => Buffer): Buffer {
    const known = this.drawn.get(key);
    if (known) return known;
    const png = draw();
    if (this.drawn.size >= MOST_KEPT) this.drawn.delete(this.drawn.keys().next().value!);
    this.drawn.set(key, png);
    return png;
  }
}

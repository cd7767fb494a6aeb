import { type Collections, Query } from './query.js';
import type { ReportDoc } from './report-documents.js';
import type { ReadStore } from './store.js';
import { type Texts, textsOf } from './texts.js';

/** A photo of a report. `url` and `thumbnail` are paths within the portal; pixels. */
export type ReportPhoto = {
  /** As it was filed, from 1. */
  readonly photo: number;
  readonly url: string;
  readonly thumbnail: string;
  readonly width: number;
  readonly height: number;
};

/** Where photos are shown, by their names. */
export const photoPath = (name: string) => `/files/photos/${name}`;
export const thumbnailPath = (name: string) => `${photoPath(name)}/thumbnail`;

/** Width and height, which a photo carries in its name. */
export function sizeOf(name: string): { readonly width: number; readonly height: number } {
  const [width, height] = name.slice(name.indexOf('-') + 1).split('x');
  return { width: Number(width), height: Number(height) };
}

/** Photos as they are now; none whose name nobody can read any more. */
export function photosOf({ photos }: Pick<ReportDoc, 'photos'>, texts: Texts): readonly ReportPhoto[] {
  return photos.flatMap(({ photo, text }) => {
    const { file, photos: filed } = texts.get(text.event)?.content ?? {};
    const name = file ?? filed?.split(',')[photo - 1];
    return name ? [{ photo, url: photoPath(name), thumbnail: thumbnailPath(name), ...sizeOf(name) }] : [];
  });
}

/** Whether readers may see a report, and with it a photo of it: `gone` when it holds it no longer; undefined where there is no report. */
export class PhotoVisibility extends Query<ReportDoc['visibility'] | 'gone' | undefined> {
  constructor(
    readonly report: string,
    readonly name: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const report = await store.get<ReportDoc>(of('reports'), this.report);
    if (!report) return undefined;
    const texts = await textsOf(
      store,
      of,
      report.photos.map(({ text }) => text),
    );
    return photosOf(report, texts).some(({ url }) => url === photoPath(this.name)) ? report.visibility : 'gone';
  }
}

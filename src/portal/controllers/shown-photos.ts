import type { ReportCard } from '../../../read-models/reports.js';
import type { Photos } from '../../photos/photos.js';

/** Pages leave out photos whose owner was erased: words of theirs, which name them, may stay. */
export const withoutGone = <C extends Pick<ReportCard, 'photos'>>(card: C, photos: Pick<Photos, 'isThere'>): C => ({
  ...card,
  photos: card.photos.filter(({ url }) => photos.isThere(url.slice(url.lastIndexOf('/') + 1))),
});

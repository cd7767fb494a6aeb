import type { ReportStatus } from './report-documents.js';
import type { Box } from './report-places.js';

/** Which reports of a box are looked for. */
export type OnMap = {
  readonly bbox: Box;
  readonly category?: string | undefined;
  readonly status?: ReportStatus | 'open' | undefined;
  readonly district?: string | undefined;
  /** Filed at this moment or later. */
  readonly since?: string | undefined;
  /** A position that must have been seen. */
  readonly after?: number | undefined;
};

/** The ids of the newest in order, how many there are, and what had been seen of the log then. */
export type FoundOnMap = { readonly ids: readonly string[]; readonly total: number; readonly position: number };

/** Knows where every report stands that readers may see, and so the newest of a box without looking at the rest of it. */
export abstract class ReportsOnMap {
  /**
   * @param behind when the last one before was filed, and its id
   * @returns undefined while it has not read them all, or has not seen the position in time
   */
  abstract newest(
    wanted: OnMap,
    limit: number,
    behind?: readonly [at: string, id: string],
  ): Promise<FoundOnMap | undefined>;
}

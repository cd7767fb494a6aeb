import { NotFoundException } from '@nestjs/common';
import type { MinutesPaper, MinutesVersion } from '../../read-models/meeting-documents.js';
import type { Contents } from '../content/contents.js';

/** Minutes as they were signed, and what is said of that version. */
export type Kept = { readonly paper: MinutesPaper; readonly version: MinutesVersion };

/** Versions of minutes by their digests: what is shown and printed is what was signed, byte for byte. */
export class MinutesKept {
  constructor(private readonly contents: Pick<Contents, 'json'>) {}

  /** @param wanted a version's number; without, the newest. @throws NotFoundException */
  async of({ minutes }: { readonly minutes: readonly MinutesVersion[] }, wanted?: string): Promise<Kept> {
    const version = wanted === undefined ? minutes.at(-1) : minutes.find((one) => String(one.version) === wanted);
    if (!version) throw new NotFoundException({ type: 'urn:ghia:minutes.not-found' });
    return { version, paper: await this.contents.json<MinutesPaper>({ digest: version.digest }) };
  }
}

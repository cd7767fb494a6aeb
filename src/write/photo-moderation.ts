import { refuse } from '../../commands/decider.js';
import type { RedactReportPhoto, RemoveReportPhoto } from '../../commands/smart-map/photo-commands.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import type { Photos } from '../photos/photos.js';
import { photosIn } from '../photos/photos-in.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';
import type { Reporting } from './reporting.js';
import { Turns } from './turns.js';

/** What moderators do with photos of reports. The old file is gone once it is recorded, from the store and from backups. */
export class PhotoModeration {
  /** Of two at once, the second blackens what the first has left. */
  private readonly turns = new Turns();

  constructor(
    private readonly desk: Desk,
    private readonly reporting: Pick<Reporting, 'selfIn'>,
    private readonly photos: Photos,
    private readonly log: EventLog,
    private readonly vault: Vault,
  ) {}

  /** @throws Refused */
  redact(who: Caller, report: string, photo: number, wish: RedactReportPhoto, sent: Sent): Promise<Receipt> {
    return this.turns.take(report, async () => {
      const old = await this.nameOf(report, photo);
      const file = await this.photos.blackened(old, wish.areas);
      try {
        const receipt = await this.send(who, wish, { report, photo, file }, sent);
        await this.photos.remove([receipt.created ? old : file]);
        return receipt;
      } catch (error) {
        const held = [...(await photosIn(this.log, this.vault, report)).values()];
        if (!held.includes(file)) await this.photos.remove([file]);
        throw error;
      }
    });
  }

  /** @throws Refused */
  remove(who: Caller, report: string, photo: number, wish: RemoveReportPhoto, sent: Sent): Promise<Receipt> {
    return this.turns.take(report, async () => {
      const old = (await photosIn(this.log, this.vault, report)).get(photo);
      const receipt = await this.send(who, wish, { report, photo }, sent);
      if (old) await this.photos.remove([old]);
      return receipt;
    });
  }

  private async nameOf(report: string, photo: number): Promise<string> {
    const name = (await photosIn(this.log, this.vault, report)).get(photo);
    if (!name) throw new Refused(refuse('photo.not-found'));
    return name;
  }

  private send<C extends RedactReportPhoto | RemoveReportPhoto>(who: Caller, wish: C, of: Partial<C>, sent: Sent) {
    const self = this.reporting.selfIn(who, of.report!);
    return this.desk.send(wish, { ...of, self } as Partial<C>, this.desk.as(who, STAFF), sent);
  }
}

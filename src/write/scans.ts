import { hash } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../commands/decider.js';
import { keyOf, random, seal, unseal } from '../identity/aead.js';
import type { ResidentsRegister } from '../identity/residents.js';
import { Erased, type Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';

export const SCAN_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];
export const LARGEST_SCAN = 8 * 1024 * 1024;

const BEGINNINGS: Readonly<Record<ScanType, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
};

/** What a file is by its first bytes, whatever it is called. */
export const typeOf = (bytes: Buffer): ScanType | undefined =>
  SCAN_TYPES.find((type) => bytes.subarray(0, BEGINNINGS[type].length).equals(BEGINNINGS[type]));

/** What a scan is sealed under. */
export const scanSubject = (scan: string) => `scan-${scan}`;

/**
 * Scans of paper sheets, each sealed under a key of its own: deleting the key deletes the scan everywhere. A file's name
 * follows from petition and content under the register's secret, so it is found again and tells nothing.
 */
export class Scans {
  constructor(
    private readonly folder: string,
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly residents: ResidentsRegister,
  ) {}

  /** Resolves to its SHA-256 once it is on disk. The same file again changes nothing. @throws Refused */
  async keep(petitionId: string, bytes: Buffer): Promise<string> {
    if ((await this.log.read(`petition-${petitionId}`)).length === 0)
      throw new Refused(refuse('petition.not-found', { petition: petitionId }));
    const scan = hash('sha256', bytes);
    if (await this.has(petitionId, scan)) return scan;
    const { key, durable } = this.key(scan);
    await durable;
    await this.write(this.file(petitionId, scan), seal(keyOf(key), scanSubject(scan), bytes));
    return scan;
  }

  /** Whether it is here and can be opened. */
  async has(petitionId: string, scan: string): Promise<boolean> {
    if (!this.vault.openingKey(scanSubject(scan))) return false;
    return access(this.file(petitionId, scan)).then(
      () => true,
      () => false,
    );
  }

  /** Undefined when it never was here, or its key was erased. */
  async open(
    petitionId: string,
    scan: string,
  ): Promise<{ readonly bytes: Buffer; readonly type: ScanType } | undefined> {
    const key = this.vault.openingKey(scanSubject(scan));
    if (!key || !(await this.has(petitionId, scan))) return undefined;
    const bytes = unseal(keyOf(key), scanSubject(scan), await readFile(this.file(petitionId, scan)));
    const type = typeOf(bytes);
    return type && { bytes, type };
  }

  private key(scan: string) {
    try {
      return this.vault.sealingKey(scanSubject(scan));
    } catch (error) {
      if (error instanceof Erased) throw new Refused(refuse('identity.erased'));
      throw error;
    }
  }

  private file(petitionId: string, scan: string): string {
    return join(this.folder, this.residents.fingerprint(`scan\0${petitionId}\0${scan}`).slice(0, 32));
  }

  /** Whole or not at all. */
  private async write(file: string, box: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const unfinished = `${file}.${random(6).toString('hex')}.new`;
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(box);
      await handle.sync();
    } catch (error) {
      await handle.close();
      await rm(unfinished, { force: true });
      throw error;
    }
    await handle.close();
    await rename(unfinished, file);
    const folder = await open(this.folder, 'r');
    await folder.sync().finally(() => folder.close());
  }
}

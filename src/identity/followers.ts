import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { ACTOR_KEY, aboutFollower } from './followers.tables.js';
import type { ResidentsRegister } from './residents.js';
import type { VaultFile } from './vault.file.js';
import { aboutSetting } from './vault.tables.js';

/** An account elsewhere. `inbox` is its own, `shared` that of its server; `follow` is the activity by which it follows. */
export type Follower = {
  readonly actor: string;
  readonly inbox: string;
  readonly shared?: string;
  readonly follow: string;
};
type Row = { readonly known: string; readonly sealed: Buffer };
const A_PAGE = 500;

/** Who follows the city's account, and the key it signs with: in the vault's file, and never a fact. */
export class Followers {
  private readonly find;
  private readonly after;
  private readonly counted;
  private readonly key;

  constructor(
    private readonly file: VaultFile,
    private readonly residents: Pick<ResidentsRegister, 'fingerprint'>,
  ) {
    const { db } = file;
    this.find = db.prepare<[string], Row>('select known, sealed from followers where known = ?');
    this.after = db.prepare<[string], Row>(
      `select known, sealed from followers where known > ? order by known limit ${A_PAGE}`,
    );
    this.counted = db.prepare<[], { n: number }>('select count(*) n from followers');
    this.key = db.prepare<[string], { value: Buffer }>('select value from settings where name = ?');
  }

  get count(): number {
    return this.counted.get()!.n;
  }

  /** Resolves to the hash by which it is found, when it is on disk. Following again keeps what was said last. */
  async add(follower: Follower): Promise<string> {
    const known = this.knownAs(follower.actor);
    await this.file.write({ op: 'keep-follower', known, record: JSON.stringify(follower) });
    return known;
  }

  of(known: string): Follower | undefined {
    const row = this.find.get(known);
    return row && this.opened(row);
  }

  /** Nothing of it is to be found in the file afterwards. */
  async remove(known: string): Promise<void> {
    if (this.find.get(known)) await this.file.wipe({ op: 'forget-follower', known });
  }

  knownAs(actor: string): string {
    return this.residents.fingerprint(`follower\0${actor}`).slice(0, 32);
  }

  /** Somebody behind each inbox that news goes to: one for all the followers of a server that shares one. */
  onePerInbox(): readonly string[] {
    const first = new Map<string, string>();
    for (let from = ''; ; ) {
      const rows = this.after.all(from);
      for (const row of rows) {
        const { inbox, shared = inbox } = this.opened(row);
        if (!first.has(shared)) first.set(shared, row.known);
      }
      if (rows.length < A_PAGE) return [...first.values()];
      from = rows.at(-1)!.known;
    }
  }

  /** The key that the account signs with, made at its first use. */
  async actorKey(): Promise<{ readonly privatePem: string; readonly publicPem: string }> {
    if (!this.key.get(ACTOR_KEY)) {
      const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      await this.file.write({ op: 'keep-actor-key', pem });
    }
    const privatePem = this.file.open(aboutSetting(ACTOR_KEY), this.key.get(ACTOR_KEY)!.value).toString('utf8');
    const publicPem = createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }) as string;
    return { privatePem, publicPem };
  }

  private opened({ known, sealed }: Row): Follower {
    return JSON.parse(this.file.open(aboutFollower(known), sealed).toString('utf8')) as Follower;
  }
}

import { DRAFT_DAYS } from '../../commands/services/submitting.js';
import type { Clock } from '../clock.js';
import { keyOf, random, seal, unseal } from '../identity/aead.js';
import type { VaultFile } from '../identity/vault.file.js';
import type { Vault } from '../identity/vault.js';
import { packPerson } from '../identity/vault.tables.js';

const KEPT = DRAFT_DAYS * 86_400_000;

/** What stands in the document that somebody shows at a service hall. */
export type ShownDocument = {
  readonly personalNumber: string;
  readonly documentNumber: string;
  readonly birthDate: string;
};

/** What somebody has filled in and not sent yet. */
export type ApplicationDraft = {
  /** Whose questions they are. */
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Whom it is for, where it is for somebody else. */
  readonly behalf?: { readonly personalNumber: string; readonly birthDate: string; readonly basis: string } | undefined;
  /** Who stands before the official, where one fills it in at a service hall. */
  readonly shown?: ShownDocument | undefined;
};
export type KeptDraft = ApplicationDraft & { readonly service: string; readonly until: string };

type Row = { readonly service: string; readonly subject: string; readonly box: Buffer; readonly until: string };
const about = (service: string) => `application ${service}`;

/** Applications between two pages and over days: one for each person and service, under a key that goes with it. */
export class ApplicationDrafts {
  private readonly find;
  private readonly mine;
  private readonly over;

  constructor(
    private readonly file: VaultFile,
    private readonly vault: Pick<Vault, 'sealingKey' | 'openingKey' | 'erase'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    const from = 'select service, subject, box, until from application_drafts';
    this.find = file.db.prepare<[Buffer, string], Row>(`${from} where person = ? and service = ?`);
    this.mine = file.db.prepare<[Buffer], Row>(`${from} where person = ? order by service`);
    this.over = file.db.prepare<[string], { person: Buffer; service: string }>(
      'select person, service from application_drafts where until < ? limit 100',
    );
  }

  of(person: string, service: string): KeptDraft | undefined {
    const row = this.find.get(packPerson(person), service);
    return row && row.until >= this.clock.now() ? this.opened(row) : undefined;
  }

  ofPerson(person: string): readonly KeptDraft[] {
    return this.mine.all(packPerson(person)).flatMap((row) => this.opened(row) ?? []);
  }

  /** Keeps it for thirty days from now. Answers until when. */
  async keep(person: string, service: string, draft: ApplicationDraft): Promise<string> {
    const known = this.find.get(packPerson(person), service);
    const subject = known && this.vault.openingKey(known.subject) ? known.subject : subjectOf();
    const { key, durable } = this.vault.sealingKey(subject);
    await durable;
    const box = seal(keyOf(key), about(service), JSON.stringify(draft)).toString('base64');
    const until = new Date(Date.parse(this.clock.now()) + KEPT).toISOString();
    await this.file.write({ op: 'keep-application', person, service, subject, box, until });
    return until;
  }

  /** Its key first: what is left of the row says nothing. Twice is once. */
  async drop(person: string, service: string): Promise<void> {
    const row = this.find.get(packPerson(person), service);
    if (!row) return;
    await this.vault.erase([row.subject]);
    await this.file.write({ op: 'drop-application', person, service });
  }

  async forget(person: string): Promise<void> {
    for (const { service } of this.mine.all(packPerson(person))) await this.drop(person, service);
  }

  /** Those that nobody went on with in time. */
  async sweep(): Promise<void> {
    for (;;) {
      const due = this.over.all(this.clock.now());
      if (due.length === 0) return;
      for (const { person, service } of due) await this.drop(person.toString('hex'), service);
    }
  }

  private opened({ service, subject, box, until }: Row): KeptDraft | undefined {
    const key = this.vault.openingKey(subject);
    if (!key) return undefined;
    const draft = JSON.parse(unseal(keyOf(key), about(service), box).toString('utf8')) as ApplicationDraft;
    return { ...draft, service, until };
  }
}

const subjectOf = () => `application-${random(16).toString('hex')}`;

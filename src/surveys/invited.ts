import { randomUUID } from 'node:crypto';
import type { Counted } from '../../events/survey-counts.js';
import { keyOf, seal, unseal } from '../identity/aead.js';
import type { Recipient } from '../identity/messages.js';
import type { VaultFile } from '../identity/vault.file.js';
import type { Vault } from '../identity/vault.js';
import { codesSubject, surveySubject } from './answer-box.js';
import { hashOfCode, makeCode, readCode } from './codes.js';

/** A code and the part of the sample it was drawn for. */
export type IssuedCode = { readonly code: string; readonly stratum: string };
/** Somebody to whom a code goes. */
export type Invitation = { readonly stratum: string; readonly to: Recipient };
type Contact = { readonly to: Recipient; readonly language: 'ka' | 'en' };
type Sending = Contact & { readonly code: string };
type Row = { readonly id: string; readonly box: Buffer };

const about = (kind: string, id: string) => `survey ${kind} ${id}`;

/** Codes as they are made and handed out. Who got which is kept only until the message is sent. */
export class Invited {
  private readonly sending;
  private readonly sendings;
  private readonly issued;
  private readonly reachable;
  private readonly reached;
  private readonly counts;
  private readonly brought;

  constructor(
    private readonly file: VaultFile,
    private readonly vault: Pick<Vault, 'sealingKey' | 'openingKey' | 'erase'>,
  ) {
    this.sending = file.db.prepare<[string], Row>('select id, box from survey_sendings where id = ?');
    this.sendings = file.db.prepare<[string, string, string], { id: string }>(
      'select id from survey_sendings where survey = ? and id > ? and id < ? order by id',
    );
    this.issued = file.db.prepare<[string, string], Counted>(
      'select stratum, count(*) count from survey_codes where survey = ? and batch = ? group by stratum order by stratum',
    );
    this.reachable = file.db.prepare<[string], Row>('select id, box from survey_contacts where survey = ? order by id');
    this.reached = file.db.prepare<[string, string], Row>(
      'select id, box from survey_contacts where survey = ? and id = ?',
    );
    this.counts = file.db.prepare<[string], { stratum: string; mode: string; n: number }>(
      'select stratum, mode, n from survey_counts where survey = ? order by stratum, mode',
    );
    this.brought = file.db.prepare<[string], { interviewer: string; stratum: string; n: number }>(
      'select interviewer, stratum, n from survey_interviews where survey = ? order by interviewer, stratum',
    );
  }

  /** Codes to print, by stratum. Undefined when the batch was issued before: they are shown once. */
  async onPaper(survey: string, batch: string, counts: readonly Counted[]): Promise<readonly IssuedCode[] | undefined> {
    const codes = counts.flatMap(({ stratum, count }) =>
      Array.from({ length: count }, () => ({ code: makeCode(), stratum })),
    );
    return (await this.keep(survey, batch, codes, [])) ? codes : undefined;
  }

  /**
   * The same by message: keeps whom to send which code, until it is sent. False when the batch was kept before. The fact
   * that says so makes them go out.
   */
  async byMessage(
    survey: string,
    batch: string,
    to: readonly Invitation[],
    language: Contact['language'],
  ): Promise<boolean> {
    const codes = to.map(({ stratum }) => ({ code: makeCode(), stratum }));
    const sendings = to.map(({ to: recipient }, i) => ({
      id: `${prefixOf(batch)}.${newId()}`,
      code: codes[i]!.code,
      to: recipient,
      language,
    }));
    return this.keep(survey, batch, codes, sendings);
  }

  /** What of a batch is not sent yet. */
  sendingsOf(survey: string, batch: string): readonly string[] {
    const prefix = prefixOf(batch);
    return this.sendings.all(survey, `${prefix}.`, `${prefix}/`).map(({ id }) => id); // the sign behind the dot
  }

  /** How many codes of a batch there are, as they were made. */
  countsOf(survey: string, batch: string): readonly Counted[] {
    return this.issued.all(survey, batch);
  }

  /** Undefined when it was sent already. */
  sendingOf(survey: string, id: string): Sending | undefined {
    const row = this.sending.get(id);
    return row && this.opened<Sending>(survey, 'sending', row);
  }

  sent(id: string): Promise<void> {
    return this.file.write({ op: 'drop-sending', id });
  }

  /** Everybody whom a message can reach, whether they have answered or not: nobody knows. */
  contacts(survey: string): readonly (Contact & { readonly id: string })[] {
    return this.reachable.all(survey).map((row) => ({ ...this.opened<Contact>(survey, 'contact', row), id: row.id }));
  }

  contact(survey: string, id: string): Contact | undefined {
    const row = this.reached.get(survey, id);
    return row && this.opened<Contact>(survey, 'contact', row);
  }

  /** How many answers each part of the sample has given, by the way they came. For those who lead the fieldwork. */
  answersBy(survey: string): readonly { readonly stratum: string; readonly mode: string; readonly n: number }[] {
    return this.counts.all(survey);
  }

  /** How many interviews each interviewer has brought, those included that were taken out since. */
  interviewsBy(
    survey: string,
  ): readonly { readonly interviewer: string; readonly stratum: string; readonly n: number }[] {
    return this.brought.all(survey);
  }

  /** The survey is closed: no code opens anything any more, and nobody is reminded. */
  async forget(survey: string): Promise<void> {
    await this.file.wipe({ op: 'forget-survey', survey });
    await this.vault.erase([codesSubject(survey)]);
  }

  private async keep(
    survey: string,
    batch: string,
    codes: readonly IssuedCode[],
    sendings: readonly (Sending & { readonly id: string })[],
  ): Promise<boolean> {
    const hashing = this.vault.sealingKey(codesSubject(survey));
    const sealing = this.vault.sealingKey(surveySubject(survey));
    await Promise.all([hashing.durable, sealing.durable]);
    const box = (kind: string, id: string, content: object) => ({
      id,
      box: seal(keyOf(sealing.key), about(kind, id), JSON.stringify(content)).toString('base64'),
    });
    return this.file.write<boolean>({
      ...{ op: 'keep-survey-codes', survey, batch },
      codes: codes.map(({ code, stratum }) => ({ hash: hashOfCode(hashing.key, readCode(code)!), stratum })),
      sendings: sendings.map(({ id, ...sending }) => box('sending', id, sending)),
      contacts: sendings.map(({ to, language }) => box('contact', newId(), { to, language })),
    });
  }

  private opened<T>(survey: string, kind: string, { id, box }: Row): T {
    const key = this.vault.openingKey(surveySubject(survey));
    if (!key) throw new Error(`the key of survey ${survey} is gone`);
    return JSON.parse(unseal(keyOf(key), about(kind, id), box).toString('utf8')) as T;
  }
}

const prefixOf = (batch: string) => batch.replaceAll('-', '').toLowerCase();
const newId = () => randomUUID().replaceAll('-', '');

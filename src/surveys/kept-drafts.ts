import { createHash, randomBytes } from 'node:crypto';
import { keyOf, seal, unseal } from '../identity/aead.js';
import type { VaultFile } from '../identity/vault.file.js';
import type { Vault } from '../identity/vault.js';
import { surveySubject } from './answer-box.js';

const KEEPS = 7 * 86_400_000;
const KEY = /^[0-9A-Za-z_-]{22}$/;
const about = (survey: string) => `survey draft ${survey}`;
const PAGE = 'survey page';
/** So long a page may lie open in a browser (milliseconds). */
const PAGE_LASTS = 86_400_000;

/**
 * Answers that are not sent yet, for whoever has no account: between two pages sealed in the form itself, and over days
 * under a random key that only its holder knows.
 */
export class KeptDrafts {
  private readonly find;

  constructor(
    private readonly file: VaultFile,
    private readonly vault: Pick<Vault, 'sealingKey'>,
    private readonly now: () => string,
  ) {
    this.find = file.db.prepare<[Buffer, string, number], { box: Buffer }>(
      'select box from survey_drafts where key = ? and survey = ? and until > ?',
    );
  }

  /** Keeps it for a week. Answers the key to ask for it by; the same key again replaces what it holds. */
  async keep(survey: string, draft: object, key = randomBytes(16).toString('base64url')): Promise<string> {
    const now = Date.parse(this.now());
    const box = (await this.sealed(survey, about(survey), draft)).toString('base64');
    await this.file.write({ op: 'keep-survey-draft', key: digest(key), survey, box, until: now + KEEPS, now });
    return key;
  }

  /** Undefined when there is none by this key any more. */
  async of<T>(survey: string, key: string): Promise<T | undefined> {
    if (!KEY.test(key)) return undefined;
    const row = this.find.get(Buffer.from(digest(key), 'hex'), survey, Date.parse(this.now()));
    return row && this.opened<T>(survey, about(survey), row.box);
  }

  async drop(key: string): Promise<void> {
    if (KEY.test(key)) await this.file.write({ op: 'drop-survey-draft', key: digest(key) });
  }

  /** As it goes along in a hidden field. */
  async carried(survey: string, state: object): Promise<string> {
    const until = Date.parse(this.now()) + PAGE_LASTS;
    return (await this.sealed(survey, `${PAGE} ${survey}`, { state, until })).toString('base64url');
  }

  /** Undefined for what is too old, or was not made here. */
  async brought<T>(survey: string, text: string): Promise<T | undefined> {
    try {
      const { state, until } = await this.opened<{ state: T; until: number }>(
        survey,
        `${PAGE} ${survey}`,
        Buffer.from(text, 'base64url'),
      );
      return until > Date.parse(this.now()) ? state : undefined;
    } catch {
      return undefined;
    }
  }

  private async sealed(survey: string, as: string, content: object): Promise<Buffer> {
    const { key, durable } = this.vault.sealingKey(surveySubject(survey));
    await durable;
    return seal(keyOf(key), as, JSON.stringify(content));
  }

  private async opened<T>(survey: string, as: string, box: Buffer): Promise<T> {
    const { key } = this.vault.sealingKey(surveySubject(survey));
    return JSON.parse(unseal(keyOf(key), as, box).toString('utf8')) as T;
  }
}

const digest = (key: string) => createHash('sha256').update(key).digest('hex');

import { createHash, randomUUID } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { AnswerContent, SurveyMode } from '../../events/surveys.js';
import { keyOf, seal, unseal } from '../identity/aead.js';
import type { PromiseAnswer, Promised } from '../identity/survey-codes.tables.js';
import type { VaultFile } from '../identity/vault.file.js';
import type { Vault } from '../identity/vault.js';
import { Refused } from '../refused.js';
import { hashOfCode, readCode } from './codes.js';

/** An answer on its way to the log. */
export type PromisedAnswer = {
  readonly id: string;
  readonly survey: string;
  readonly version: number;
  readonly mode: SurveyMode;
  readonly content: AnswerContent;
};
type Row = { readonly id: string; readonly survey: string; readonly box: Buffer };

/** Whose key seals coded answers: the survey's own, never a person's. */
export const surveySubject = (survey: string): string => `survey-${survey}`;
/** Whose key the codes are hashed with. It goes when the survey closes. */
export const codesSubject = (survey: string): string => `survey-codes-${survey}`;
const about = (id: string) => `survey answer ${id}`;
const MOST_WAITING = 1_000;

/**
 * Where answers by code lie until they are in the log. Burning the code and keeping the answer is one durable write of the
 * vault's file; from there each is recorded once, whatever dies in between, and in no order that tells who came when.
 */
export class AnswerBox {
  private readonly code;
  private readonly waitingOf;

  constructor(
    private readonly file: VaultFile,
    private readonly vault: Pick<Vault, 'sealingKey' | 'openingKey'>,
  ) {
    this.code = file.db.prepare<[string, Buffer], { stratum: string }>(
      'select stratum from survey_codes where survey = ? and hash = ?',
    );
    // ids are random, so their order tells nothing
    this.waitingOf = file.db.prepare<[string, string], Row>(
      `select id, survey, box from survey_spool where ? in (survey, '') and id > ? order by id limit ${MOST_WAITING}`,
    );
  }

  /** The stratum that a code belongs to, used or not. @throws Refused for what is no code of this survey */
  stratumOf(survey: string, typed: string): string {
    const hash = this.hash(survey, typed);
    const found = hash && this.code.get(survey, Buffer.from(hash, 'hex'));
    if (!found) throw new Refused(refuse('answer.code-unknown'));
    return found.stratum;
  }

  /** @param client what the sender calls this try, so that it can be sent again. Resolves when it is on disk */
  async byCode(answer: Omit<PromisedAnswer, 'id'>, typed: string, client: string | undefined): Promise<Promised> {
    return this.keep(answer, this.hash(answer.survey, typed) ?? null, client === undefined ? null : digest(client));
  }

  /** An interviewer's draft, which has an id of its own. */
  async byDraft(
    answer: Omit<PromisedAnswer, 'id'>,
    draft: string,
    interview: PromiseAnswer['interview'],
  ): Promise<Promised> {
    return this.keep(answer, null, digest(draft), interview);
  }

  /** Those that wait, at most a thousand. */
  waiting(survey = '', after = ''): readonly PromisedAnswer[] {
    return this.waitingOf.all(survey, after).map(({ id, survey: of, box }) => {
      const key = this.vault.openingKey(surveySubject(of));
      if (!key) throw new Error(`the key of survey ${of} is gone, and answers to it wait`);
      return { id, survey: of, ...JSON.parse(unseal(keyOf(key), about(id), box).toString('utf8')) };
    });
  }

  drop(ids: readonly string[]): Promise<void> {
    return this.file.write({ op: 'drop-promised', ids });
  }

  /** From now on nothing more is promised. */
  shut(survey: string): Promise<void> {
    return this.file.write({ op: 'shut-survey', survey });
  }

  private async keep(
    { survey, version, mode, content }: Omit<PromisedAnswer, 'id'>,
    hash: string | null,
    client: string | null,
    interview?: PromiseAnswer['interview'],
  ): Promise<Promised> {
    const id = randomUUID().replaceAll('-', '');
    const { key, durable } = this.vault.sealingKey(surveySubject(survey));
    const box = seal(keyOf(key), about(id), JSON.stringify({ version, mode, content })).toString('base64');
    await durable;
    const { stratum } = content;
    return this.file.write<Promised>({
      ...{ op: 'promise-answer', survey, hash, client, stratum, mode, id, box },
      ...(interview && { interview }),
    } satisfies PromiseAnswer);
  }

  private hash(survey: string, typed: string): string | undefined {
    const signs = readCode(typed);
    const key = this.vault.openingKey(codesSubject(survey));
    return signs && key && hashOfCode(key, signs);
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

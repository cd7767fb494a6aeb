import type { Recorded } from '../../events/envelope.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';

/** A fact with its private part opened, for the person it is about. */
export type Opened = {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly stream: string;
  readonly data: object;
  readonly private: object | 'erased' | undefined;
};

/** Short streams as they were recorded. */
export class Streams {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
  ) {}

  read(stream: string): Promise<readonly Recorded[]> {
    return this.log.read(stream);
  }

  /** What stands under one pseudonym: in a petition its own streams and its part of the petition's, and a request as a whole. */
  async about(scope: string, subject: string): Promise<readonly Opened[]> {
    if (scope.startsWith('request-')) return (await this.log.read(scope)).map((e) => this.opened(e, subject));
    if (scope.startsWith('report-')) {
      const backing = await this.log.read(`backing-${scope.slice('report-'.length)}_${subject}`);
      return [...(await this.partOf(scope, subject)), ...backing].map((e) => this.opened(e, subject));
    }
    if (scope.startsWith('topic-')) {
      const following = await this.log.read(`following-${scope.slice('topic-'.length)}_${subject}`);
      return [...(await this.partOf(scope, subject)), ...following].map((e) => this.opened(e, subject));
    }
    if (scope.startsWith('survey-')) {
      const answer = await this.log.read(`answer-${scope.slice('survey-'.length)}_${subject}`);
      return answer.map((e) => this.opened(e, subject));
    }
    if (scope.startsWith('post-')) return this.written(scope.slice('post-'.length), subject);
    if (scope.startsWith('rating-'))
      return (await this.log.read(`rating-${subject}`)).map((e) => this.opened(e, subject));
    if (['proposal-', 'complaint-', 'case-', 'visit-', 'contribution-'].some((one) => scope.startsWith(one)))
      return (await this.partOf(scope, subject)).map((e) => this.opened(e, subject));
    if (scope.startsWith('round-')) return this.rights(scope.slice('round-'.length), subject);
    if (!scope.startsWith('petition-')) return [];
    const petition = scope.slice('petition-'.length);
    const own = await Promise.all(
      ['signature', 'follow'].map((category) => this.log.read(`${category}-${petition}_${subject}`)),
    );
    return [...own.flat(), ...(await this.partOf(scope, subject))].map((e) => this.opened(e, subject));
  }

  /** That somebody was given the right to vote in a round, by each of its issuers. Nobody knows which ballot is theirs. */
  private async rights(round: string, subject: string): Promise<readonly Opened[]> {
    const facts = await this.log.read(`round-${round}`);
    const voting = facts.find(({ type }) => type === 'VotingOpened')?.data as
      | { issuers: { name: string }[] }
      | undefined;
    const streams = await Promise.all(
      (voting?.issuers ?? []).map(({ name }) => this.log.read(`credential-${round}_${name}_${subject}`)),
    );
    return streams.flat().map((e) => this.opened(e, subject));
  }

  /** One text of the forum, whether it opens a topic or stands in one. What moderators said of it is for all to read. */
  private async written(post: string, subject: string): Promise<readonly Opened[]> {
    const streams = await Promise.all([this.log.read(`topic-${post}`), this.log.read(`post-${post}`)]);
    return streams.flat().map((e) => this.opened(e, subject));
  }

  /** Of a stream that many write to. */
  private async partOf(stream: string, subject: string): Promise<readonly Recorded[]> {
    const facts = await this.log.read(stream);
    return facts.filter((e) => e.sealed?.subject === subject || e.meta.actor === subject);
  }

  private opened(e: Recorded, subject: string): Opened {
    const { id, type, at, stream, data } = e;
    return {
      id,
      type,
      at,
      stream,
      data,
      // what is about them, and what they wrote themselves
      private: e.sealed?.subject === subject || e.meta.actor === subject ? openSealed(e, this.vault) : undefined,
    };
  }
}

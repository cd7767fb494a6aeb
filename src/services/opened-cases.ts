import { type Case, caseState } from '../../commands/services/case-state.js';
import type { ApplicationContent, CaseEvent } from '../../events/cases.js';
import type { Recorded } from '../../events/envelope.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';

/** One fact of a case with what it kept from the public; null where it keeps nothing. */
export type CaseEntry = {
  readonly type: CaseEvent['type'];
  readonly at: string;
  readonly event: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, unknown>> | 'erased' | null;
};
export type OpenedCase = {
  readonly id: string;
  readonly state: Case;
  readonly language: 'ka' | 'en';
  readonly channel: string;
  readonly application: ApplicationContent | 'erased';
  readonly reference: string | null;
  readonly entries: readonly CaseEntry[];
};

/**
 * Cases as those see them whom they concern. Their words lie sealed in the log alone and are opened for each look: no read
 * model holds them in clear.
 */
export class OpenedCases {
  constructor(
    private readonly log: Pick<EventLog, 'read'>,
    private readonly vault: Pick<Vault, 'openingKey'>,
  ) {}

  async state(id: string): Promise<Case> {
    return stateOf(await this.log.read(`case-${id}`));
  }

  async of(id: string): Promise<OpenedCase | undefined> {
    const past = await this.log.read(`case-${id}`);
    const [first] = past as unknown as readonly Recorded<CaseEvent>[];
    if (first?.type !== 'CaseSubmitted') return undefined;
    const entries = past.map((fact) => this.entry(fact));
    const { words } = entries.findLast(({ type }) => type === 'CaseAmended') ?? entries[0]!;
    const { basis } = (entries[0]!.words ?? {}) as ApplicationContent;
    const given = entries.find(({ type }) => type === 'CaseReferenceGiven')?.words;
    return {
      ...{ id, state: stateOf(past), language: first.data.language, channel: first.data.channel, entries },
      application: words === 'erased' ? words : ({ basis, ...words } as unknown as ApplicationContent),
      reference: given && given !== 'erased' ? String(given.reference) : null,
    };
  }

  private entry(fact: Recorded): CaseEntry {
    const { type, at, id: event, meta, data } = fact;
    const words = (openSealed(fact, this.vault) ?? null) as CaseEntry['words'];
    return { type: type as CaseEvent['type'], at, event, actor: meta.actor, data: data as never, words };
  }
}

const stateOf = (past: readonly Recorded[]): Case =>
  past.reduce((state, event) => caseState.evolve(state, event as never), caseState.initial);

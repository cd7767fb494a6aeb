import { createHmac, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from '../../commands/command.js';
import { refuse } from '../../commands/decider.js';
import type { Resident } from '../../commands/eligibility.js';
import { OfPetition } from '../../commands/petitions/office-commands.js';
import type { RefusalCode } from '../../commands/refusals.js';
import { Clock } from '../clock.js';
import type { Named } from '../content/named.js';
import { knownAs } from '../identity/known-as.js';
import { type Registration, ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { caseScope, petitionScope, reportScope, roundScope, ScopeClosed, surveyScope } from '../identity/scopes.js';
import { Vault } from '../identity/vault.js';
import { Refused } from '../refused.js';
import { attributed, type By, digest, type Owner, uuidFrom } from './attributed.js';
import type { Receipt } from './decide.handler.js';

/** A pseudonym, and for the vault whose it is, unless it knows already. `cause`: where it was not their own wish alone. */
export type Acting = {
  readonly actor: string;
  readonly owner?: Owner | undefined;
  readonly cause?: By['cause'];
};

/** Whose key hides what keyed wishes said. */
const WISHES = 'wishes';

export type Sent = {
  /** The caller's own key for this wish. */
  readonly key?: string | undefined;
  /** What came over the wire. */
  readonly body?: unknown;
  /** Public content that goes with it, and that its facts name. */
  readonly beside?: readonly Named[];
};

/** Where wishes are handed in: it knows who is asking, and under which pseudonym the log may know them. */
@Injectable()
export class Desk {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(ResidentsRegister) private readonly residents: ResidentsRegister,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param who a caller within a scope, or the pseudonym of a policy or an instance */
  async send<C extends Command>(
    command: C,
    supplied: Partial<C>,
    who: Acting | string,
    { key, body, beside }: Sent = {},
  ): Promise<Receipt> {
    const acting = typeof who === 'string' ? { actor: who } : who;
    const said = key === undefined ? undefined : await this.hidden(body);
    const by = { ...acting, at: this.clock.now(), idempotencyKey: key, body: said, beside };
    if (command instanceof OfPetition) this.tellSelf(command, supplied, acting);
    try {
      return await this.commands.execute(attributed(command, supplied, by));
    } catch (error) {
      if (error instanceof ScopeClosed) throw closedScope(acting.owner?.scope ?? ''); // destroyed between asking and recording
      throw error;
    }
  }

  /** An official is told apart from the citizen that they are too, so that rules can keep them from their own petition. */
  private tellSelf(command: OfPetition, { petitionId }: Partial<OfPetition>, { owner }: Acting): void {
    if (owner && petitionId) command.self = knownAs(this.vault, owner.person, petitionScope(petitionId))?.subject;
  }

  /** The caller as the log may know them within a scope. Leaves no trace until a command of theirs is granted. */
  as({ person }: Caller, scope: string): Acting {
    if (person === undefined) throw new Refused(refuse('identity.assurance-too-low', { needed: 1, level: 0 }));
    return this.asPerson(person, scope);
  }

  /** The same for somebody else, whom an official has before them. @throws Refused when nobody can join the scope any more */
  asPerson(person: string, scope: string): Acting {
    const known = knownAs(this.vault, person, scope);
    if (!known) throw closedScope(scope);
    return known.closed ? { actor: known.subject } : { actor: known.subject, owner: { person, scope } };
  }

  /** The caller's pseudonym within a scope; undefined for nobody, and where the scope's secret is gone. */
  glimpse({ person }: Caller, scope: string): string | undefined {
    return person === undefined ? undefined : knownAs(this.vault, person, scope)?.subject;
  }

  /** What the register says of the caller. @throws Refused, as `unknown` says it, when it does not know them */
  async resident({ person }: Caller, unknown: RefusalCode = 'signature.not-eligible'): Promise<Resident> {
    const held = person === undefined ? undefined : await this.residents.byId(person);
    if (!held) throw new Refused(refuse(unknown, { rule: 'register' }));
    return asResident(held);
  }

  /** What was said, as nobody can try guesses against without the secret of the scope; undefined once that is gone. */
  veiled(body: object, scope: string): string | undefined {
    return knownAs(this.vault, digest(JSON.stringify(body)), scope)?.subject;
  }

  /** The log keeps a digest of what was said beside each key, and the sealed words outlive no erasure: it is made with a secret. */
  private async hidden(body: unknown): Promise<string> {
    const { key, durable } = this.vault.sealingKey(WISHES);
    await durable;
    return createHmac('sha256', key)
      .update(JSON.stringify(body ?? null))
      .digest('hex');
  }

  /** A new id; the same caller with the same key gets the same one, so that a repeat finds what it made. */
  newId({ person = '' }: Caller, key: string | undefined): string {
    return key === undefined ? randomUUID() : uuidFrom('id', person, key);
  }
}

/** A person of the register, as the rules see them. */
export const asResident = ({ name, number, birthDate, district, registeredVoter }: Registration): Resident => ({
  name: `${name.first} ${name.last}`,
  personalNumber: number,
  birthDate,
  district,
  registeredVoter,
});

/** A scope's secret goes when nothing can be signed or said there any more. */
function closedScope(scope: string): Refused {
  if (scope.startsWith(roundScope(''))) return new Refused(refuse('round.closed'));
  if (scope.startsWith(caseScope(''))) return new Refused(refuse('case.not-found'));
  if (scope.startsWith(reportScope(''))) return new Refused(refuse('report.over'));
  const room = scope.startsWith(surveyScope('')) ? 'survey' : 'petition';
  return new Refused(refuse(`${room}.not-open`, { status: 'closed' }));
}

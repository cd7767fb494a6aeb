import type { CommandBus } from '@nestjs/cqrs';
import type { Command } from '../../commands/command.js';
import type { Resident } from '../../commands/eligibility.js';
import type { RuleBook } from '../../events/budgeting.js';
import { prepareVoting } from '../ballots/preparing.js';
import { makeKeys } from '../ballots/trustees.js';
import type { Named } from '../content/named.js';
import { filesOf } from '../data-folder.js';
import type { House } from '../house.js';
import { petitionScope, STAFF } from '../identity/scopes.js';
import { attributed } from '../write/attributed.js';
import { eligibleIn, tieSeedOf } from '../write/running-rounds.js';
import { Scans } from '../write/scans.js';
import { trusteesFolder } from './demo-trustees.js';
import { OFFICIALS, PEOPLE, person } from './people.js';

export type Official = keyof typeof OFFICIALS;
/** Those who hold no office. */
const CITIZENS = PEOPLE - Object.keys(OFFICIALS).length;

/**
 * Something somebody does at an hour, after everything before it, alone.
 * `beside`: nothing comes of its order among others of the kind, so it is handed in together with them; with a name, but not
 * with another of that name, which it follows.
 * `apart`: ballots and photos, whose cryptography and pictures the rate of commands leaves out.
 */
export type Act = {
  readonly at: number;
  readonly beside?: true | string;
  readonly apart?: boolean;
  readonly perform: (at: string) => Promise<unknown>;
};
type Somebody = { readonly person: string; readonly resident: Resident };

/** Read models have seen all that was done: what follows is the same whatever the machine has to do. @throws Error after a minute */
export async function caughtUp({ log, projecting }: House): Promise<void> {
  const head = await log.head();
  if (!(await projecting.seen(head, 60_000))) throw new Error(`read models have not come to ${head} in a minute`);
}

type Question = { answer(store: unknown, of: unknown): unknown };

/** Who asks what read models hold of all that was done. @throws Error where they do not come to it */
export async function asking(house: House) {
  await caughtUp(house);
  return {
    ask: (question: Question) => question.answer(house.store, (name: string) => house.projecting.collection(name)),
  };
}

/** Who is there, and how they are let act. */
export class Stage {
  private constructor(
    private readonly house: House,
    private readonly commands: CommandBus,
    private readonly people: readonly Somebody[],
    private readonly scans: Scans,
  ) {}

  static async set(house: House, commands: CommandBus): Promise<Stage> {
    const people: Somebody[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const held = await house.residents.byNumber(person(n).number);
      if (!held) throw new Error('the register has lost somebody');
      const { name, number, birthDate, district, registeredVoter } = held;
      const resident = {
        name: `${name.first} ${name.last}`,
        personalNumber: number,
        birthDate,
        district,
        registeredVoter,
      };
      people.push({ person: held.person, resident });
    }
    const scans = new Scans(filesOf(house.config).uploads, house.log, house.vault, house.residents);
    return new Stage(house, commands, people, scans);
  }

  somebody(n: number): Somebody {
    return this.people[n % CITIZENS]!;
  }

  citizen<C extends Command>(
    n: number,
    petitionId: string,
    command: C,
    facts: (pseudonym: string, who: Somebody) => Partial<C>,
  ) {
    return this.within(n, petitionScope(petitionId), command, facts);
  }

  /** The same within any scope. */
  within<C extends Command>(
    n: number,
    scope: string,
    command: C,
    facts: (pseudonym: string, who: Somebody) => Partial<C>,
  ) {
    const who = this.somebody(n);
    const owner = { person: who.person, scope };
    const actor = this.house.vault.pseudonym(owner.person, owner.scope);
    return (at: string) => this.commands.execute(attributed(command, facts(actor, who), { actor, owner, at }));
  }

  /** The pseudonym of somebody within a scope, entered in the vault as if they had come themselves. */
  known(n: number, scope: string): string {
    return this.house.vault.enter(this.somebody(n).person, scope);
  }

  /** What somebody writes in the forum: under a pseudonym of its topic, and sealed under one of the text itself. */
  writes<C extends Command>(
    n: number,
    { scope, text }: { readonly scope: string; readonly text: string },
    command: C,
    facts: Partial<C>,
  ) {
    const { person, resident } = this.somebody(n);
    const { vault } = this.house;
    const actor = vault.pseudonym(person, scope);
    const supplied = { author: actor, self: actor, key: vault.pseudonym(person, text), name: resident.name };
    const owner = { person, scope, also: text };
    const wish = Object.assign(command, facts);
    return (at: string) => this.commands.execute(attributed(wish, supplied as never, { actor, owner, at }));
  }

  official<C extends Command>(role: Official, command: C, facts: Partial<C>, beside?: readonly Named[]) {
    const owner = { person: this.people[OFFICIALS[role]]!.person, scope: STAFF };
    const actor = this.house.vault.pseudonym(owner.person, owner.scope);
    return (at: string) => this.commands.execute(attributed(command, facts, { actor, owner, at, beside }));
  }

  nobody<C extends Command>(actor: string, command: C, facts: Partial<C>) {
    return (at: string) => this.commands.execute(attributed(command, facts, { actor, at }));
  }

  /** Every key of a voting. The shares of the made-up trustees lie in the data folder, so that whoever tries Ghia can open the ballots. */
  async votingKeys(round: string, trustees: readonly string[]) {
    const { config, ballots } = this.house;
    const key = await makeKeys(round, trustees, trusteesFolder(config.data, round));
    return prepareVoting(round, key, ballots);
  }

  /** What a budget round commits to when it is opened. */
  roundSeed(round: string) {
    return tieSeedOf(this.house.vault, round);
  }

  /** How many may vote, as the register has them. */
  eligible(voters: RuleBook['voters'], until: string) {
    return eligibleIn(this.house.residents, voters, until);
  }

  keepScan(petitionId: string, bytes: Buffer): Promise<string> {
    return this.scans.keep(petitionId, bytes);
  }

  /** A photo of somebody's, to go with a report of theirs. */
  async keepPhoto(n: number, report: string, bytes: Buffer): Promise<string> {
    const { person: id } = this.somebody(n);
    const { photo } = await this.house.photos.take(id, bytes);
    await this.house.photos.claim([photo], id, report);
    return photo;
  }

  staffOf(role: Official): { readonly staff: string; readonly name: string } {
    const { person: id, resident } = this.people[OFFICIALS[role]]!;
    return { staff: this.house.vault.enter(id, STAFF), name: resident.name };
  }
}

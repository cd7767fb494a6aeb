import type { CommandBus } from '@nestjs/cqrs';
import type { Command } from '../../commands/command.js';
import { GrantRole, ProposeRole } from '../../commands/identity/commands.js';
import {
  AppealRefusal,
  ClosePetition,
  DraftPetition,
  SignPetition,
  SubmitPetition,
  SupportPetition,
  WithdrawSignature,
} from '../../commands/petitions/commands.js';
import type { Resident } from '../../commands/petitions/eligibility.js';
import {
  AdmitPetition,
  AnswerPetition,
  DecideAppeal,
  FollowUpPetition,
  RecordPetitionGoal,
  RefusePetition,
  RegisterPetition,
} from '../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Role } from '../../events/identity.js';
import type { House } from '../house.js';
import { attributed, digest } from '../write/attributed.js';
import { petitionScope, STAFF } from '../write/desk.js';
import { OFFICIALS, PEOPLE, person } from './people.js';
import { regulationsFrom } from './regulations.js';
import type { Chapter } from './story.js';
import { TEXTS } from './texts.js';

const DAY = 86_400_000;
type Official = keyof typeof OFFICIALS;

/** Something somebody does at an hour. */
export type Act = { readonly at: number; readonly many?: boolean; readonly perform: (at: string) => Promise<unknown> };
type Somebody = { readonly person: string; readonly resident: Resident };

/** Who is there, and how they are let act. */
export class Stage {
  private constructor(
    private readonly house: House,
    private readonly commands: CommandBus,
    private readonly people: readonly Somebody[],
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
    return new Stage(house, commands, people);
  }

  somebody(n: number): Somebody {
    return this.people[n % (PEOPLE - 10)]!;
  }

  citizen<C extends Command>(
    n: number,
    petitionId: string,
    command: C,
    facts: (pseudonym: string, who: Somebody) => Partial<C>,
  ) {
    const who = this.somebody(n);
    const owner = { person: who.person, scope: petitionScope(petitionId) };
    const actor = this.house.vault.pseudonym(owner.person, owner.scope);
    return (at: string) => this.commands.execute(attributed(command, facts(actor, who), { actor, owner, at }));
  }

  official<C extends Command>(role: Official, command: C, facts: Partial<C>) {
    const owner = { person: this.people[OFFICIALS[role]]!.person, scope: STAFF };
    const actor = this.house.vault.pseudonym(owner.person, owner.scope);
    return (at: string) => this.commands.execute(attributed(command, facts, { actor, owner, at }));
  }

  nobody<C extends Command>(actor: string, command: C, facts: Partial<C>) {
    return (at: string) => this.commands.execute(attributed(command, facts, { actor, at }));
  }

  staffOf(role: Official): { readonly staff: string; readonly name: string } {
    const { person: id, resident } = this.people[OFFICIALS[role]]!;
    return { staff: this.house.vault.enter(id, STAFF), name: resident.name };
  }
}

/** The offices are filled and the regulations adopted before anybody writes anything. */
export function officeActs(stage: Stage, now: number): Act[] {
  const at = now - 200 * DAY;
  const acts: Act[] = [];
  for (const role of Object.keys(OFFICIALS) as Official[]) {
    const { staff, name } = stage.staffOf(role);
    const granted = { staff, role: (role === 'second-moderator' ? 'moderator' : role) as Role };
    if (role === 'administrator') acts.push({ at, perform: stage.nobody('demo-proposer', new ProposeRole(), granted) });
    acts.push({ at, perform: stage.nobody('demo-granter', new GrantRole(), { ...granted, name }) });
  }
  for (const regulation of regulationsFrom(dayOf(new Date(at).toISOString())))
    acts.push({ at, perform: stage.official('administrator', new AdoptRegulation(), regulation as never) });
  return acts;
}

/** Everything that happens to one petition. Signatures come thick at first, then thinner, and never at night. */
export async function chapterActs(
  stage: Stage,
  chapter: Chapter,
  n: number,
  now: number,
  random: () => number,
): Promise<Act[]> {
  const { text, addressee } = chapter;
  const hex = digest('demo', text);
  const petitionId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  const of = { petitionId };
  const day = (days: number, hour = 11) => now - days * DAY + (hour - 12) * 3_600_000;
  const author = n * 31 + 1;
  const acts: Act[] = [];
  const then = (at: number, perform: Act['perform'], many = false) => acts.push({ at, perform, many });

  const { title, demand, details, language, ...where } = TEXTS[text] as (typeof TEXTS)['bicycle'];
  const body = { title, demand, details, language, addressee, ...structuredClone(where) };
  const draft = Object.assign(new DraftPetition(), body);
  then(
    day(chapter.drafted),
    stage.citizen(author, petitionId, draft, (me, { resident }) => ({
      ...of,
      author: me,
      resident,
      runningByAuthor: 0,
    })),
  );
  for (let i = 0; i < chapter.supporters; i++)
    then(
      day(chapter.drafted - 0.1 * (i + 1)),
      stage.citizen(author + 1 + i, petitionId, new SupportPetition(), (me, { resident }) => ({
        ...of,
        supporter: me,
        resident,
      })),
    );
  if (chapter.submitted !== undefined)
    then(
      day(chapter.submitted),
      stage.citizen(author, petitionId, new SubmitPetition(), () => of),
    );
  if (addressee === 'sakrebulo' && chapter.submitted !== undefined)
    then(
      day(chapter.submitted - 1),
      stage.official('register-clerk', new RegisterPetition(), { ...of, certificate: '17-26/1145' }),
    );
  if (chapter.refused) {
    const { day: refusedOn, ground, explanation } = chapter.refused;
    then(day(refusedOn), stage.official('moderator', new RefusePetition(), { ...of, ground, explanation }));
  }
  let opened = chapter.admitted;
  if (chapter.appeal) {
    const { day: appealedOn, text: words, decided, explanation = '' } = chapter.appeal;
    then(
      day(appealedOn),
      stage.citizen(author, petitionId, Object.assign(new AppealRefusal(), { text: words }), () => of),
    );
    if (decided !== undefined)
      then(
        day(decided),
        stage.official('second-moderator', new DecideAppeal(), { ...of, outcome: 'admitted', explanation }),
      );
    opened = decided;
  } else if (opened !== undefined) then(day(opened), stage.official('moderator', new AdmitPetition(), of));

  if (opened !== undefined)
    acts.push(...signingActs(stage, chapter, petitionId, { opened, now, first: n * 211, random }));
  if (chapter.closed !== undefined) then(day(chapter.closed), stage.nobody('demo-clock', new ClosePetition(), of));
  for (const { day: answeredOn, decision, text: words } of chapter.answers ?? [])
    then(day(answeredOn), stage.official('mayor-office', new AnswerPetition(), { ...of, decision, text: words }));
  if (chapter.followUp) {
    const { day: on, state, text: words } = chapter.followUp;
    then(day(on), stage.official('mayor-office', new FollowUpPetition(), { ...of, state, text: words }));
  }
  return acts;
}

type Signing = { readonly opened: number; readonly now: number; readonly first: number; readonly random: () => number };

function signingActs(
  stage: Stage,
  chapter: Chapter,
  petitionId: string,
  { opened, now, first, random }: Signing,
): Act[] {
  const acts: Act[] = [];
  const { signatures = 0, withdrawn = 0, closed = 0 } = chapter;
  const length = Math.min(opened - closed, 60) * DAY * 0.96;
  const times = Array.from({ length: signatures }, () => now - opened * DAY + 3_600_000 + length * random() ** 1.8)
    .map(awake)
    .map((at) => Math.min(at, now - 60_000))
    .sort((a, b) => a - b);
  for (const [i, at] of times.entries()) {
    const display = random() < 0.2 ? ('initials' as const) : ('none' as const);
    const sign = Object.assign(new SignPetition(), { display });
    const facts = { petitionId, level: 1 as const, channel: 'portal' as const };
    acts.push({
      at,
      many: true,
      perform: stage.citizen(first + i, petitionId, sign, (signer, { resident }) => ({ ...facts, signer, resident })),
    });
  }
  const last = times.at(-1) ?? now;
  for (let i = 0; i < withdrawn; i++)
    acts.push({
      at: last,
      perform: stage.citizen(first + i * 7, petitionId, new WithdrawSignature(), (signer) => ({ petitionId, signer })),
    });
  const reached = times[2_000 - 1];
  if (reached !== undefined && chapter.addressee === 'mayor')
    acts.push({
      at: reached + 1_000,
      perform: stage.nobody('demo-count', new RecordPetitionGoal(), { petitionId, signatures: 2_000 }),
    });
  return acts;
}

/** Few people sign between one and seven in the morning, Tbilisi time. */
function awake(at: number): number {
  const hour = new Date(at).getUTCHours() + 4;
  return hour >= 1 && hour < 7 ? at + 7 * 3_600_000 : at;
}

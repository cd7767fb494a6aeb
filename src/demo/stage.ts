import type { CommandBus } from '@nestjs/cqrs';
import type { Command } from '../../commands/command.js';
import { GrantRole, ProposeRole } from '../../commands/identity/commands.js';
import {
  AppealRefusal,
  ClosePetition,
  DraftPetition,
  SubmitPetition,
  SupportPetition,
} from '../../commands/petitions/commands.js';
import type { Resident } from '../../commands/petitions/eligibility.js';
import {
  AdmitPetition,
  AnswerPetition,
  DecideAppeal,
  FollowUpPetition,
  RecordRefusalNotice,
  RefusePetition,
  RegisterPetition,
} from '../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Role } from '../../events/identity.js';
import { filesOf } from '../config.js';
import type { House } from '../house.js';
import { petitionScope, STAFF } from '../identity/scopes.js';
import { attributed, digest } from '../write/attributed.js';
import { Scans } from '../write/scans.js';
import { paperActs } from './papers.js';
import { OFFICIALS, PEOPLE, person } from './people.js';
import { regulationsFrom } from './regulations.js';
import { signingActs } from './signing.js';
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

  keepScan(petitionId: string, bytes: Buffer): Promise<string> {
    return this.scans.keep(petitionId, bytes);
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
    then(day(refusedOn - 1), stage.official('moderator', new RecordRefusalNotice(), { ...of, way: 'office' }));
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
  acts.push(...paperActs(stage, chapter, { petitionId, day, first: n * 211 }));
  if (chapter.takenBack !== undefined)
    then(
      day(chapter.takenBack),
      stage.citizen(author, petitionId, new ClosePetition(), () => of),
    );
  if (chapter.closed !== undefined) then(day(chapter.closed), stage.nobody('demo-clock', new ClosePetition(), of));
  for (const { day: answeredOn, decision, text: words } of chapter.answers ?? [])
    then(day(answeredOn), stage.official('mayor-office', new AnswerPetition(), { ...of, decision, text: words }));
  if (chapter.followUp) {
    const { day: on, state, text: words } = chapter.followUp;
    then(day(on), stage.official('mayor-office', new FollowUpPetition(), { ...of, state, text: words }));
  }
  return acts;
}

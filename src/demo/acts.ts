import { GrantRole, ProposeRole } from '../../commands/identity/commands.js';
import {
  AppealRefusal,
  ClosePetition,
  DraftPetition,
  SubmitPetition,
  SupportPetition,
} from '../../commands/petitions/commands.js';
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
import { AdoptService } from '../../commands/services/commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Role } from '../../events/identity.js';
import { BUILT_IN_SERVICES } from '../services/built-in/adopt-built-in.js';
import { uuidFrom } from '../write/attributed.js';
import { paperActs } from './papers.js';
import { OFFICIALS } from './people.js';
import { regulationsFrom } from './regulations.js';
import { signingActs } from './signing.js';
import { type Act, type Official, type Stage } from './stage.js';
import type { Chapter } from './story.js';
import { TEXTS } from './texts.js';

const DAY = 86_400_000;
/** Those whose office goes by another name than their role. */
const ROLE_OF: Partial<Record<Official, Role>> = { 'second-moderator': 'moderator', 'group-head': 'working-group' };

/** The offices are filled and the regulations adopted before anybody writes anything. */
export function officeActs(stage: Stage, now: number): Act[] {
  const at = now - 200 * DAY;
  const acts: Act[] = [];
  for (const role of Object.keys(OFFICIALS) as Official[]) {
    const { staff, name } = stage.staffOf(role);
    const granted = { staff, role: ROLE_OF[role] ?? (role as Role) };
    if (role === 'administrator') acts.push({ at, perform: stage.nobody('demo-proposer', new ProposeRole(), granted) });
    acts.push({ at, perform: stage.nobody('demo-granter', new GrantRole(), { ...granted, name }) });
  }
  for (const service of BUILT_IN_SERVICES)
    acts.push({ at, perform: stage.nobody('operator', new AdoptService(), { ...service, version: 1 }) });
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
  const petitionId = uuidFrom('demo', text);
  const of = { petitionId };
  const day = (days: number, hour = 11) => now - days * DAY + (hour - 12) * 3_600_000;
  const author = n * 31 + 1;
  const acts: Act[] = [];
  const then = (at: number, perform: Act['perform']) => acts.push({ at, perform });

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

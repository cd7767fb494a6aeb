import type { Resident } from '../../commands/eligibility.js';
import {
  AppealRefusal,
  ClosePetition,
  DraftPetition,
  SignPetition,
  SubmitPetition,
  SupportPetition,
} from '../../commands/petitions/commands.js';
import {
  AdmitPetition,
  AnswerPetition,
  FollowUpPetition,
  RecordPetitionGoal,
  RefusePetition,
  RegisterPetition,
} from '../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { person } from '../../src/demo/people.js';
import { type Regulation, regulationsFrom } from '../../src/demo/regulations.js';
import { ANSWERS, EXPLANATIONS, TEXTS } from '../../src/demo/texts.js';
import { wish } from './given.js';
import { Town } from './town.js';

const [mayor, sakrebulo] = regulationsFrom('2026-01-01') as [Regulation, Regulation];

/** The rules of *Petition to the Mayor*, as the demonstration has them. */
export const MAYOR_RULES = mayor.rules;

/** The rules of the statutory petition: 1 % of the city's registered voters on the day of the count. */
export const SAKREBULO_RULES = sakrebulo.rules;

/** The two regulations that the story begins with. */
export const REGULATIONS = {
  mayor: wish(AdoptRegulation, mayor),
  sakrebulo: wish(AdoptRegulation, sakrebulo),
};

/** What the register says of the n-th made-up person. */
export function resident(n: number, change: Partial<Resident> = {}): Resident {
  const { name, number, birthDate, district, registeredVoter } = person(n);
  const said = { personalNumber: number, birthDate, district, registeredVoter };
  return { name: `${name.first} ${name.last}`, ...said, ...change };
}

/** Who is who: officials by their pseudonyms, citizens by a pseudonym and the register. */
export const STAFF = { moderator: 'staff-maka', second: 'staff-giorgi', clerk: 'staff-lela', mayor: 'staff-office' };
export const AUTHOR = 'author-of-bicycle';
export const BICYCLE = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
export const NOISE = '3c1d9e02-5b77-4c1f-8f0a-6f2b1f6f7a20';
export const EXAMS = 'b6a1f3c4-2f10-4d7b-a1de-0c5b8e9d3344';

export const draftOf = (petitionId: string, change: Partial<DraftPetition> = {}): DraftPetition => {
  const { title, demand, details, language, districts = [], place } = TEXTS.bicycle;
  const text = { title, demand, details, language, districts: [...districts], ...(place && { place: { ...place } }) };
  const supplied = { petitionId, author: AUTHOR, resident: resident(1), runningByAuthor: 0 };
  return wish(DraftPetition, text, supplied, { addressee: 'mayor' }, change);
};
export const supportOf = (petitionId: string, n: number): SupportPetition =>
  wish(SupportPetition, { petitionId, supporter: `sponsor-${n}`, resident: resident(10 + n) });
export const signOf = (petitionId: string, n: number, change: Partial<SignPetition> = {}): SignPetition =>
  wish(
    SignPetition,
    { petitionId, signer: `signer-${n}`, resident: resident(100 + n), level: 1, channel: 'portal', display: 'none' },
    change,
  );

/** Both regulations adopted. */
export function adopted(town = new Town()): Town {
  town.do(REGULATIONS.mayor, STAFF.clerk);
  town.do(REGULATIONS.sakrebulo, STAFF.clerk);
  return town;
}

/** A petition drafted, supported by five, and handed in. */
export function submitted(town: Town, petitionId: string, change: Partial<DraftPetition> = {}): Town {
  const draft = draftOf(petitionId, change);
  town.do(draft, draft.author);
  for (let n = 1; n <= 5; n++) town.do(supportOf(petitionId, n), `sponsor-${n}`);
  town.do(wish(SubmitPetition, { petitionId }), draft.author);
  return town;
}

export function opened(town: Town, petitionId: string, change: Partial<DraftPetition> = {}): Town {
  submitted(town, petitionId, change);
  if (change.addressee === 'sakrebulo')
    town.do(wish(RegisterPetition, { petitionId, certificate: '12-34/2026' }), STAFF.clerk);
  town.days(2).do(wish(AdmitPetition, { petitionId }), STAFF.moderator);
  return town;
}

/**
 * The story: the bicycle path goes all the way round, the exams are refused and appealed, the noise rules lie with the
 * Sakrebulo. It begins on the second of March 2026.
 */
export function story(signers = 12): Town {
  const town = adopted();
  opened(town, BICYCLE);
  submitted(town, EXAMS, { ...TEXTS.exams, districts: [], author: 'author-of-exams' });
  opened(town, NOISE, { ...TEXTS.noise, districts: [], addressee: 'sakrebulo', author: 'author-of-noise' });
  for (let n = 1; n <= signers; n++) {
    town.days(1 / 4).do(signOf(BICYCLE, n, { display: n % 3 === 0 ? 'initials' : 'none' }), `signer-${n}`);
    if (n % 4 === 0) town.do(signOf(NOISE, n), `signer-${n}`);
  }
  const exams = { petitionId: EXAMS };
  const refusal = { ground: 'not-our-competence', explanation: EXPLANATIONS.exams } as const;
  town.do(wish(RefusePetition, exams, refusal), STAFF.moderator);
  town.do(wish(AppealRefusal, exams, { text: EXPLANATIONS.marketAppeal }), 'author-of-exams');
  const bicycle = { petitionId: BICYCLE };
  town.do(wish(RecordPetitionGoal, bicycle, { signatures: 2_000 }), 'policy:goal');
  town.days(60).do(wish(ClosePetition, bicycle), 'policy:window');
  town.do(wish(AnswerPetition, bicycle, { decision: 'partly-accepted', text: ANSWERS.ramps }), STAFF.mayor);
  town.do(wish(AnswerPetition, bicycle, { decision: 'accepted', text: ANSWERS.rampsRevised }), STAFF.mayor);
  town.do(wish(FollowUpPetition, bicycle, { state: 'in-progress', text: ANSWERS.rampsFollowUp }), STAFF.mayor);
  return town;
}

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
  RecordAnswerOverdue,
  RecordPetitionGoal,
  RecordRefusalNotice,
  RefusePetition,
  RegisterPetition,
} from '../../commands/petitions/office-commands.js';
import { petition } from '../../commands/petitions/petition.js';
import { regulation } from '../../commands/petitions/regulation.js';
import type { PetitionEvent } from '../../events/petitions.js';
import { by, NOW, spec, stateOf, wish } from '../support/given.js';
import {
  AUTHOR,
  draftOf,
  MAYOR_RULES,
  REGULATIONS,
  resident,
  SAKREBULO_RULES,
  STAFF,
  supportOf,
} from '../support/story.js';

const lawOf = (track: 'mayor' | 'sakrebulo') =>
  stateOf(regulation, { type: 'RegulationAdopted', data: { ...REGULATIONS[track] } } as const);
const laws = { mayor: lawOf('mayor'), sakrebulo: lawOf('sakrebulo') };
const a = spec(petition, laws);

const id = 'p1';
const key = `petition-${id}`;
const about = { petitionId: id };
const { title, demand, details } = draftOf(id);
const filed = {
  petitionId: id,
  author: AUTHOR,
  addressee: 'mayor',
  language: 'ka',
  districts: ['saburtalo', 'vake'],
  place: { lat: 41.711, lon: 44.752 },
  regulation: 1,
  sponsors: { min: 5, max: 20 },
} as const;
const drafted: PetitionEvent = { type: 'PetitionDrafted', data: filed };
const statutory: PetitionEvent = { type: 'PetitionDrafted', data: { ...filed, addressee: 'sakrebulo' } };
const supported = (n: number): PetitionEvent => ({
  type: 'PetitionSupported',
  data: { petitionId: id, supporter: `sponsor-${n}`, supporters: n },
});
const five = [1, 2, 3, 4, 5].map(supported);
const submitted: PetitionEvent = {
  type: 'PetitionSubmitted',
  data: { petitionId: id, moderationDue: '2026-06-20T20:00:00.000Z' },
};
const registered: PetitionEvent = { type: 'PetitionRegistered', data: { petitionId: id, certificate: '12/2026' } };
const admitted: PetitionEvent = {
  type: 'PetitionAdmitted',
  data: {
    petitionId: id,
    addressee: 'mayor',
    regulation: 1,
    rules: MAYOR_RULES,
    threshold: 2_000,
    closesAt: '2026-08-09T20:00:00.000Z',
  },
};
const refused = by(STAFF.moderator, {
  type: 'PetitionRefused',
  data: {
    petitionId: id,
    ground: 'duplicate',
    hidden: false,
    appealUntil: '2026-06-20T20:00:00.000Z',
    noticeDue: '2026-06-12T20:00:00.000Z',
  },
} as PetitionEvent);
const appealed: PetitionEvent = {
  type: 'PetitionAppealed',
  data: { petitionId: id, decisionDue: '2026-06-20T20:00:00.000Z' },
};
const stands: PetitionEvent = { type: 'PetitionAppealDecided', data: { petitionId: id, outcome: 'refusal-stands' } };
const goal: PetitionEvent = {
  type: 'PetitionGoalReached',
  data: {
    petitionId: id,
    threshold: 2_000,
    answerDue: '2026-07-10T20:00:00.000Z',
    answerLimit: '2026-09-08T20:00:00.000Z',
  },
};
const closed: PetitionEvent = { type: 'PetitionClosed', data: { petitionId: id, reason: 'window-over' } };
const answered: PetitionEvent = {
  type: 'PetitionAnswered',
  data: { petitionId: id, version: 1, decision: 'accepted' },
};
const author = { actor: AUTHOR };
/** The facts that a wish brings about. */
const decided = (command: { petitionId: string }, now: Partial<typeof NOW> = {}, ...past: PetitionEvent[]) =>
  petition.decide(command, stateOf(petition, ...past), { ...NOW, ...now }, laws) as PetitionEvent[];

describe('a draft', () => {
  it('is filed under the regulation in force, its text and its author’s name sealed under keys of their own', () =>
    a
      .given()
      .when(draftOf(id, { place: { lat: 41.71149, lon: 44.75151 }, districts: ['vake', 'saburtalo'] }))
      .then(
        {
          type: 'PetitionDrafted',
          data: { ...filed, place: { lat: 41.711, lon: 44.752 } },
          private: { subject: key, content: { title, demand, details } },
        },
        {
          type: 'PetitionAuthorNamed',
          data: { petitionId: id, author: AUTHOR },
          private: { subject: AUTHOR, content: { name: resident(1).name } },
        },
      ));
  it('needs neither place nor districts', () => {
    const { place: _, ...placeless } = filed;
    const { districts: __, place: ___, ...bare } = draftOf(id);
    const [first] = decided(wish(DraftPetition, bare));
    expect(first?.data).toEqual({ ...placeless, districts: [] });
  });
  it('is not written over another', () => a.given(drafted).when(draftOf(id)).refused('petition.already-exists'));
  it('waits until a regulation is in force', () =>
    a.given().when(draftOf(id), { at: '2025-12-31T19:59:59.999Z' }).refused('petition.no-regulation'));
  it('begins with the day in Tbilisi, not in Greenwich', () =>
    expect(
      petition.decide(draftOf(id), { status: 'unknown' }, { at: '2025-12-31T20:00:00.000Z', actor: AUTHOR }, laws),
    ).toHaveLength(2));
  it.each([
    ['an unknown district', { districts: ['vake', 'atlantis'] }, 'petition.district-unknown'],
    ['a place outside the city', { place: { lat: 41.64, lon: 41.63 } }, 'petition.outside-city'],
    ['an author who is a minor', { resident: resident(1, { birthDate: '2008-06-11' }) }, 'petition.not-eligible'],
    ['an author who is no voter', { resident: resident(1, { registeredVoter: false }) }, 'petition.not-eligible'],
    ['a fourth running petition', { runningByAuthor: 3 }, 'petition.too-many-running'],
  ])('is refused for %s', (_, change, code) => a.given().when(draftOf(id, change)).refused(code));
});

describe('gathering sponsors', () => {
  it('counts each', () => a.given(drafted, supported(1)).when(supportOf(id, 2)).then(supported(2)));
  it('counts nobody twice', () => a.given(drafted, supported(1)).when(supportOf(id, 1)).thenNothing());
  it('leaves the author out', () =>
    a
      .given(drafted)
      .when(wish(SupportPetition, supportOf(id, 1), { supporter: AUTHOR }))
      .refused('petition.author-may-not-support'));
  it('stops at twenty', () =>
    a
      .given(drafted, ...Array.from({ length: 20 }, (_, n) => supported(n + 1)))
      .when(supportOf(id, 21))
      .refused('petition.too-many-supporters', { most: 20 }));
  it('asks sponsors to be eligible', () => {
    const young = Object.assign(supportOf(id, 1), { resident: resident(1, { birthDate: '2010-01-01' }) });
    a.given(drafted).when(young).refused('petition.not-eligible', { rule: 'age', minAge: 18 });
  });
  it('is over once it is handed in', () =>
    a
      .given(drafted, ...five, submitted)
      .when(supportOf(id, 6))
      .refused('petition.not-a-draft'));
  it('asks for a petition', () => a.given().when(supportOf(id, 1)).refused('petition.not-found'));
});

describe('submitting', () => {
  const submit = wish(SubmitPetition, about);
  it('starts the moderation term: ten calendar days after this one', () =>
    a
      .given(drafted, ...five)
      .when(submit, author)
      .then(submitted));
  it('starts the certificate’s term for the Sakrebulo: three working days', () =>
    a
      .given(statutory, ...five)
      .when(submit, { ...author, at: '2026-04-08T08:00:00.000Z' }) // 9 April and Orthodox Easter lie in between
      .then({
        type: 'PetitionSubmitted',
        data: {
          petitionId: id,
          moderationDue: '2026-04-18T20:00:00.000Z',
          certificateDue: '2026-04-16T20:00:00.000Z',
        },
      }));
  it('needs five sponsors', () =>
    a
      .given(drafted, ...five.slice(1))
      .when(submit, author)
      .refused('petition.too-few-supporters', { needed: 5, supporters: 4 }));
  it('is the author’s alone', () =>
    a
      .given(drafted, ...five)
      .when(submit)
      .refused('petition.not-the-author'));
  it('happens once', () =>
    a
      .given(drafted, ...five, submitted)
      .when(submit, author)
      .thenNothing());
  it('does not bring back what has gone on', () =>
    a
      .given(drafted, ...five, submitted, admitted)
      .when(submit, author)
      .refused('petition.not-a-draft'));
});

describe('registering with the Sakrebulo', () => {
  const register = wish(RegisterPetition, about, { certificate: '12/2026' });
  it('is certified', () =>
    a
      .given(statutory, ...five, submitted)
      .when(register)
      .then(registered));
  it('happens once', () =>
    a
      .given(statutory, ...five, submitted, registered)
      .when(register)
      .thenNothing());
  it('may follow an appeal', () =>
    a
      .given(statutory, ...five, submitted, refused, appealed)
      .when(register)
      .then(registered));
  it('comes after submitting', () => a.given(statutory).when(register).refused('petition.not-submitted'));
  it('is none of the mayor’s', () =>
    a
      .given(drafted, ...five, submitted)
      .when(register)
      .refused('petition.no-certificate-needed'));
});

describe('admitting', () => {
  const admit = wish(AdmitPetition, about);
  it('pins every rule that will bind the petition', () =>
    a
      .given(drafted, ...five, submitted)
      .when(admit)
      .then(admitted));
  it('happens once', () =>
    a
      .given(drafted, ...five, submitted, admitted)
      .when(admit)
      .thenNothing());
  it('comes after submitting', () =>
    a
      .given(drafted, ...five)
      .when(admit)
      .refused('petition.not-submitted'));
  it('needs the certificate where the law asks for one', () => {
    a.given(statutory, ...five, submitted)
      .when(admit)
      .refused('petition.not-registered');
    a.given(statutory, ...five, submitted, registered)
      .when(admit)
      .then({
        type: 'PetitionAdmitted',
        data: {
          ...(admitted.data as object),
          addressee: 'sakrebulo',
          rules: SAKREBULO_RULES,
          threshold: 10_029, // one per cent of 1,002,900
          closesAt: '2026-12-07T20:00:00.000Z', // 180 days, to the end of the last one in Tbilisi
        },
      } as PetitionEvent);
  });
  it('goes by the regulation it was filed under, whatever was adopted since', () => {
    const newer = { ...REGULATIONS.mayor, version: 2, inForceFrom: '2026-06-05' };
    const mayor = stateOf(
      regulation,
      { type: 'RegulationAdopted', data: { ...REGULATIONS.mayor } },
      { type: 'RegulationAdopted', data: { ...newer, rules: { ...MAYOR_RULES, windowDays: 5 } } },
    );
    spec(petition, { ...laws, mayor })
      .given(drafted, ...five, submitted)
      .when(admit)
      .then(admitted);
  });
});

describe('refusing', () => {
  const refuse = wish(RefusePetition, about, { ground: 'duplicate', explanation: 'the same demand is open' });
  it('names a ground, explains it under the petition’s key, and opens the term of appeal', () =>
    a
      .given(drafted, ...five, submitted)
      .when(refuse)
      .then({
        type: 'PetitionRefused',
        data: refused.fact.data,
        private: { subject: key, content: { explanation: 'the same demand is open' } },
      } as PetitionEvent));
  it('hides the text where the ground says so', () => {
    const hidden = wish(RefusePetition, about, { ground: 'libellous', explanation: 'names a person' });
    const [fact] = decided(hidden, {}, drafted, ...five, submitted);
    expect(fact?.data).toMatchObject({ hidden: true });
  });
  it('needs something submitted', () => {
    a.given(drafted).when(refuse).refused('petition.not-submitted');
    a.given(drafted, ...five, submitted, admitted)
      .when(refuse)
      .refused('petition.not-submitted');
    a.given(drafted, ...five, submitted, refused)
      .when(refuse)
      .refused('petition.not-submitted');
  });
});

describe('the notice of a refusal', () => {
  const told = (way: 'message' | 'office') => wish(RecordRefusalNotice, about, { way });
  const given = (way: 'message' | 'office'): PetitionEvent => ({
    type: 'RefusalNoticeGiven',
    data: { petitionId: id, way },
  });
  const before = [drafted, ...five, submitted, refused];
  it('is recorded once, whoever gave it', () => {
    for (const way of ['message', 'office'] as const) {
      a.given(...before)
        .when(told(way))
        .then(given(way));
      a.given(...before, given('message'))
        .when(told(way))
        .thenNothing();
    }
  });
  it('says nothing new to who has appealed', () =>
    a
      .given(...before, appealed)
      .when(told('message'))
      .thenNothing());
  it('needs a refusal', () => a.given(drafted).when(told('office')).refused('petition.not-refused'));
});

describe('an appeal', () => {
  const appeal = wish(AppealRefusal, about, { text: 'It is about another street.' });
  const decide = (outcome: 'refusal-stands' | 'admitted') =>
    wish(DecideAppeal, about, { outcome, explanation: 'read once more' });
  const decision = (outcome: 'refusal-stands' | 'admitted') =>
    ({
      type: 'PetitionAppealDecided',
      data: { petitionId: id, outcome },
      private: { subject: key, content: { explanation: 'read once more' } },
    }) as PetitionEvent;
  const before = [drafted, ...five, submitted, refused];

  it('is the author’s own words, under the author’s key', () =>
    a
      .given(...before)
      .when(appeal, author)
      .then({ ...appealed, private: { subject: AUTHOR, content: { text: appeal.text } } } as PetitionEvent));
  it('is the author’s alone', () =>
    a
      .given(...before)
      .when(appeal)
      .refused('petition.not-the-author'));
  it('has its term', () => {
    const late = { ...author, at: '2026-06-20T20:00:00.000Z' };
    a.given(...before)
      .when(appeal, late)
      .refused('petition.appeal-term-over');
    const lastMoment = { ...author, at: '2026-06-20T19:59:59.999Z' };
    expect(petition.decide(appeal, stateOf(petition, ...before), lastMoment, laws)).toHaveLength(1);
  });
  it('is made once', () => {
    a.given(...before, appealed)
      .when(appeal, author)
      .refused('petition.already-appealed');
    a.given(...before, appealed, stands)
      .when(appeal, author)
      .refused('petition.already-appealed');
  });
  it('needs a refusal', () => a.given(drafted).when(appeal, author).refused('petition.not-refused'));
  it('is not decided by the refuser', () =>
    a
      .given(...before, appealed)
      .when(decide('admitted'), { actor: STAFF.moderator })
      .refused('petition.same-person'));
  it('opens the petition at once when it succeeds', () =>
    a
      .given(...before, appealed)
      .when(decide('admitted'), { actor: STAFF.second })
      .then(decision('admitted'), admitted));
  it('may fail', () =>
    a
      .given(...before, appealed)
      .when(decide('refusal-stands'), { actor: STAFF.second })
      .then(decision('refusal-stands')));
  it('is decided once, and only if it was made', () => {
    a.given(...before)
      .when(decide('admitted'))
      .refused('petition.not-appealed');
    a.given(...before, appealed, stands)
      .when(decide('admitted'))
      .refused('petition.not-appealed');
  });
  it('does not go round the Sakrebulo’s certificate', () =>
    a
      .given(statutory, ...five, submitted, refused, appealed)
      .when(decide('admitted'))
      .refused('petition.not-registered'));
});

describe('the goal', () => {
  const reach = (signatures: number) => wish(RecordPetitionGoal, about, { signatures });
  const open = [drafted, ...five, submitted, admitted];
  it('starts the clocks of the answer: the aim and the limit', () =>
    a
      .given(...open)
      .when(reach(2_000))
      .then(goal));
  it('may be noticed after the close', () =>
    a
      .given(...open, closed)
      .when(reach(2_001))
      .then(goal));
  it('is reached once', () =>
    a
      .given(...open, goal)
      .when(reach(2_500))
      .thenNothing());
  it('is not reached by fewer', () =>
    a
      .given(...open)
      .when(reach(1_999))
      .refused('petition.goal-not-reached'));
  it('is not reached by no number at all', () =>
    a
      .given(...open)
      .when(reach(Number.NaN))
      .refused('petition.goal-not-reached'));
  it('needs an opening', () => a.given(drafted).when(reach(9_999)).refused('petition.not-open'));
});

describe('closing', () => {
  const close = wish(ClosePetition, about);
  const open = [drafted, ...five, submitted, admitted];
  const withdrawn: PetitionEvent = { type: 'PetitionClosed', data: { petitionId: id, reason: 'withdrawn-by-author' } };
  it('follows when the window is over, whoever says so', () =>
    a
      .given(...open)
      .when(close, { at: '2026-08-09T20:00:00.000Z' })
      .then(closed));
  it('does not come a moment early', () =>
    a
      .given(...open)
      .when(close, { at: '2026-08-09T19:59:59.999Z' })
      .refused('petition.not-the-author'));
  it('is the author’s to choose before that', () => {
    a.given(...open)
      .when(close, author)
      .then(withdrawn);
    a.given(drafted).when(close, author).then(withdrawn);
  });
  it('is not the author’s any more once the goal is reached: those who signed are owed an answer', () => {
    a.given(...open, goal)
      .when(close, author)
      .refused('petition.goal-reached');
    a.given(...open, goal)
      .when(close, { at: '2026-08-09T20:00:00.000Z' })
      .then(closed);
  });
  it('happens once', () =>
    a
      .given(...open, closed)
      .when(close)
      .thenNothing());
  it('is too late for what was refused', () =>
    a
      .given(drafted, ...five, submitted, refused)
      .when(close, author)
      .refused('petition.not-open'));
});

describe('the answer', () => {
  const answer = wish(AnswerPetition, about, { decision: 'accepted', text: 'It will be built.' });
  const open = [drafted, ...five, submitted, admitted];
  const text = { private: { subject: key, content: { text: 'It will be built.' } } };
  it('is owed once the goal is reached', () =>
    a
      .given(...open, goal)
      .when(answer)
      .then({ ...answered, ...text } as PetitionEvent));
  it('may be given to a petition that closed without reaching it', () =>
    a
      .given(...open, closed)
      .when(answer)
      .then({ ...answered, ...text } as PetitionEvent));
  it('is revised by another version, and the first stays', () =>
    a
      .given(...open, goal, answered)
      .when(answer)
      .then({
        type: 'PetitionAnswered',
        data: { petitionId: id, version: 2, decision: 'accepted' },
        ...text,
      } as PetitionEvent));
  it('is no new version when it is given again as it stands', () => {
    const latest = { version: 1, decision: 'accepted', text: 'It will be built.' } as const;
    const again = (more: object) => a.given(...open, goal, answered).when(wish(AnswerPetition, answer, more));
    again({ latest }).thenNothing();
    const second = { type: 'PetitionAnswered', data: { petitionId: id, version: 2, decision: 'accepted' }, ...text };
    for (const other of [{ text: 'Next year.' }, { decision: 'declined' as const }, { version: 0 }])
      again({ latest: { ...latest, ...other } }).then(second as PetitionEvent);
  });
  it('is not due before', () => {
    a.given(...open)
      .when(answer)
      .refused('petition.not-answerable');
    a.given(drafted).when(answer).refused('petition.not-answerable');
  });
  it('is not due to a draft that was taken back', () => {
    const takenBack: PetitionEvent = {
      type: 'PetitionClosed',
      data: { petitionId: id, reason: 'withdrawn-by-author' },
    };
    a.given(drafted, takenBack).when(answer).refused('petition.not-answerable');
  });
  it('is followed up, but only when there is one', () => {
    const done = wish(FollowUpPetition, about, { state: 'done', text: 'It stands.' });
    const fact = { type: 'PetitionFollowedUp', data: { petitionId: id, state: 'done' } } as PetitionEvent;
    const sealed = { private: { subject: key, content: { text: 'It stands.' } } };
    a.given(...open, goal, answered)
      .when(done)
      .then({ ...fact, ...sealed } as PetitionEvent);
    a.given(...open, goal)
      .when(done)
      .refused('petition.not-answered');
  });
  it('falls overdue at the legal limit, once', () => {
    const overdue = wish(RecordAnswerOverdue, about);
    const fact: PetitionEvent = {
      type: 'AnswerFellOverdue',
      data: { petitionId: id, due: '2026-09-08T20:00:00.000Z' },
    };
    const after = { at: '2026-09-08T20:00:00.000Z' };
    a.given(...open, goal)
      .when(overdue, after)
      .then(fact);
    a.given(...open, goal, fact)
      .when(overdue, after)
      .thenNothing();
    a.given(...open, goal)
      .when(overdue, { at: '2026-09-08T19:59:59.999Z' })
      .refused('petition.not-overdue');
    a.given(...open, goal, answered)
      .when(overdue, after)
      .refused('petition.not-overdue');
    a.given(...open)
      .when(overdue, after)
      .refused('petition.not-overdue');
  });
});

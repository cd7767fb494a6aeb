import { type Case, caseState } from '../../commands/services/case-state.js';
import * as wishes from '../../commands/services/civic-commands.js';
import { inForce, monitor } from '../../commands/services/monitor.js';
import { rating } from '../../commands/services/rating.js';
import { score } from '../../commands/services/score.js';
import { visit } from '../../commands/services/visit.js';
import type { MonitorAccredited, ServiceScorePublished, VisitReported } from '../../events/civic-control.js';
import { serviceScores } from '../../projections/services/scores.js';
import { scoreOf } from '../../read-models/service-scores.js';
import { NOW, seen, spec, wish } from '../support/given.js';

const RATING = 'a'.repeat(32);
const both = { ka: 'ორგანიზაცია', en: 'Organisation' };

describe('rating a case', () => {
  const rate = wish(wishes.RateCase, { rating: RATING, case: 'c1', score: 4, text: 'კარგად.' });
  const of = (status: Case['status']) =>
    spec(rating, { case: { ...caseState.initial, status, service: 'tree-work' } }).given();
  const rated = {
    type: 'ServiceRated' as const,
    data: { rating: RATING, service: 'tree-work' },
    private: { subject: RATING, content: { score: 4 as const, text: 'კარგად.' } },
  };

  it.each(['decided', 'closed'] as const)(
    'is for a case that is %s; neither score nor case stands in public',
    (status) => {
      of(status).when(rate).then(rated);
    },
  );
  it.each(['submitted', 'in-work', 'waiting', 'returned', 'withdrawn', 'unknown'] as const)(
    'is refused while it is %s',
    (status) => of(status).when(rate).refused('case.not-rateable', { status }),
  );
  it('once: nobody changes what they said', () => {
    const world = { case: { ...caseState.initial, status: 'closed' as const } };
    spec(rating, world).given(rated).when(rate).refused('case.rated-already');
  });
});

describe('the score of a service', () => {
  const published = (number: number, ratings: number, mean: number, position: number): ServiceScorePublished => ({
    type: 'ServiceScorePublished',
    data: { service: 'tree-work', number, until: '2026-06-30T20:00:00.000Z', ratings, erased: 0, mean, position },
  });
  const publish = (change: object = {}) =>
    wish(wishes.PublishServiceScore, { ...published(1, 10, 4.5, 90).data, ...change });

  it('is published of ten at least, and each rating is in one score alone', () => {
    const rules = spec(score);
    rules
      .given()
      .when(publish())
      .then(published(1, 10, 4.5, 90));
    rules
      .given()
      .when(publish({ ratings: 9 }))
      .refused('score.too-few');
    rules
      .given(published(1, 10, 4.5, 90))
      .when(publish({ number: 2 }))
      .refused('score.not-later');
    rules
      .given(published(1, 10, 4.5, 90))
      .when(publish({ position: 99 }))
      .refused('score.not-later');
    rules
      .given(published(1, 10, 4.5, 90))
      .when(publish({ number: 2, position: 99 }))
      .then(published(2, 10, 4.5, 99));
  });

  it('is answered by the service, again where there is more to say', () => {
    const text = { ka: 'გმადლობთ.', en: 'Thank you.' };
    const answer = (more: object = {}) =>
      wish(wishes.AnswerFeedback, { service: 'tree-work', number: 1, text, ...more });
    const answered = (version: number) => ({
      type: 'FeedbackAnswered' as const,
      data: { service: 'tree-work', number: 1, version },
      private: { subject: 'score-tree-work', content: text },
    });
    spec(score).given().when(answer()).refused('score.not-found');
    const past = [published(1, 10, 4.5, 90), answered(1)];
    spec(score).given(past[0]!).when(answer()).then(answered(1));
    spec(score)
      .given(...past)
      .when(answer())
      .then(answered(2));
    spec(score)
      .given(...past)
      .when(answer({ version: 1 }))
      .refused('plan.not-later');
  });

  it('of several groups is their mean, each by how many are in it', () => {
    expect(scoreOf([])).toEqual({ ratings: 0, mean: null });
    expect(
      scoreOf([
        { ratings: 30, mean: 5 },
        { ratings: 10, mean: 2.5 },
      ]),
    ).toEqual({ ratings: 40, mean: 4.4 });
  });

  it('leaves waiting what came after its month', () => {
    const rate = (at: string, position: number) => ({
      fact: { type: 'ServiceRated' as const, data: { rating: RATING, service: 'tree-work' } },
      ...{ at, position },
    });
    const facts = [
      rate('2026-06-30T19:59:59.999Z', 1), // the last moment of June in Tbilisi
      rate('2026-06-30T20:00:00.000Z', 2),
      { fact: published(1, 10, 4.5, 1), position: 3 },
    ];
    const doc = seen(facts as never[]).reduce(
      (known, fact) => serviceScores.fold(known, fact as never, 'tree-work'),
      undefined as ReturnType<typeof serviceScores.fold>,
    );
    expect(doc).toMatchObject({ waiting: { '2026-07': 1 }, told: 1, scores: [{ number: 1, mean: 4.5, ratings: 10 }] });
  });
});

describe('civic monitors', () => {
  const accredited: MonitorAccredited = {
    type: 'MonitorAccredited',
    data: { monitor: 'm1', organisation: both, expires: '2027-06-10T20:00:00.000Z' },
    private: { subject: 'm1', content: { name: 'ეკა გამოგონილი' } },
  };
  const accredit = (change: object = {}) =>
    wish(wishes.AccreditMonitor, { ...accredited.data, name: 'ეკა გამოგონილი', ...change });
  const revoke = wish(wishes.RevokeAccreditation, { monitor: 'm1', reason: both });
  const revoked = { type: 'AccreditationRevoked' as const, data: { monitor: 'm1', reason: both } };

  it('are accredited for a term, which ends by itself or is revoked', () => {
    const rules = spec(monitor);
    rules.given().when(accredit()).then(accredited);
    rules.given(accredited).when(accredit()).thenNothing();
    rules.given(accredited, revoked).when(accredit()).then(accredited);
    for (const expires of [NOW.at, '2030-01-01T00:00:00.000Z'])
      rules.given().when(accredit({ expires })).refused('monitor.term');
    rules.given().when(revoke).refused('monitor.not-accredited');
    rules.given(accredited).when(revoke).then(revoked);
    rules.given(accredited, revoked).when(revoke).thenNothing();
    const terms = accredited.data;
    expect([
      inForce({ terms, revoked: false }, '2027-06-10T19:59:59.999Z'),
      inForce({ terms, revoked: false }, '2027-06-10T20:00:00.000Z'),
      inForce({ terms, revoked: true }, NOW.at),
    ]).toEqual([true, false, false]);
  });

  const service = { is: 'open', adopted: { department: 'greenery' } } as never;
  const world = (revoked = false) => ({ service, monitor: { terms: accredited.data, revoked } });
  const seenThere = {
    ...{ visit: 'v1', service: 'tree-work', day: '2026-06-09', channel: 'hall' as const },
    ...{ checks: { courtesy: 'met' as const, waiting: 'not-met' as const } },
  };
  const words = { place: 'ვაკის დარბაზი', text: 'ველოდე ორ საათს.' };
  const report = (change: object = {}) =>
    wish(wishes.ReportVisit, { ...seenThere, ...words, monitor: 'm1', key: 'k1', kept: [], language: 'ka', ...change });
  const reported: VisitReported = {
    type: 'VisitReported',
    data: {
      ...{ ...seenThere, checks: { waiting: 'not-met', courtesy: 'met' }, district: null, files: [] },
      ...{ monitor: 'm1', organisation: both, language: 'ka' },
    },
    private: { subject: 'k1', content: words },
  };

  it('report what they saw, in one order and for the organisation that they are accredited for', () => {
    const rules = spec(visit, world());
    rules.given().when(report()).then(reported);
    rules.given(reported).when(report()).thenNothing();
    rules
      .given()
      .when(report({ day: '2026-06-11' }))
      .refused('visit.day-to-come');
    rules
      .given()
      .when(report({ checks: {} }))
      .refused('visit.nothing-checked');
    rules
      .given()
      .when(report({ checks: { beauty: 'met' } }))
      .refused('visit.check-unknown');
    rules
      .given()
      .when(report({ checks: { courtesy: 'great' } }))
      .refused('visit.check-unknown');
    rules
      .given()
      .when(report({ district: 'atlantis' }))
      .refused('visit.district-unknown');
    spec(visit, { ...world(), service: { is: 'unknown' } as never })
      .given()
      .when(report())
      .refused('service.not-found');
    spec(visit, world(true)).given().when(report()).refused('monitor.not-accredited');
    rules.given().when(report(), { at: '2027-06-10T20:00:00.000Z' }).refused('monitor.not-accredited');
  });

  it('correct and withdraw their own reports, nobody else’s', () => {
    const correct = (change: object = {}) =>
      wish(wishes.CorrectVisit, { ...seenThere, ...words, monitor: 'm1', kept: [], ...change });
    const { monitor: _, organisation: __, language: ___, ...said } = reported.data;
    const now = { actor: 'k1' };
    const corrected = {
      type: 'VisitCorrected' as const,
      data: { ...said, version: 2 },
      private: { subject: 'k1', content: words },
    };
    const withdraw = (who: string) => wish(wishes.WithdrawVisit, { visit: 'v1', monitor: who, text: 'შეცდომა.' });
    const withdrawn = {
      type: 'VisitWithdrawn' as const,
      data: { visit: 'v1', service: 'tree-work' },
      private: { subject: 'k1', content: { text: 'შეცდომა.' } },
    };
    const rules = spec(visit, world());
    rules.given(reported).when(correct(), now).then(corrected);
    rules
      .given(reported)
      .when(correct({ monitor: 'm2' }), now)
      .refused('visit.not-found');
    rules
      .given(reported, corrected)
      .when(correct({ version: 2 }), now)
      .refused('plan.not-later');
    rules.given(reported).when(withdraw('m2'), now).refused('visit.not-found');
    rules.given(reported).when(withdraw('m1'), now).then(withdrawn);
    rules.given(reported, withdrawn).when(withdraw('m1'), now).thenNothing();
    rules.given(reported, withdrawn).when(correct(), now).refused('visit.withdrawn');
  });

  it('are hidden and shown again by moderators; a correction or an answer does not show what is hidden', () => {
    const text = 'ტექსტი თანამშრომლის სახელს შეიცავს.';
    const of = { visit: 'v1', service: 'tree-work' };
    const said = { private: { subject: 'visit-v1', content: { text } } };
    const hide = wish(wishes.HideVisit, { ...of, ground: 'personal-data', text });
    const show = wish(wishes.ShowVisit, { ...of, text });
    const hidden = { type: 'VisitHidden' as const, data: { ...of, ground: 'personal-data' as const }, ...said };
    const shown = { type: 'VisitShown' as const, data: of, ...said };
    const { monitor: _, organisation: __, language: ___, ...seen } = reported.data;
    const corrected = { type: 'VisitCorrected' as const, data: { ...seen, version: 2 } };
    const rules = spec(visit, world());
    rules.given(reported).when(hide).then(hidden);
    rules.given(reported, hidden).when(hide).thenNothing();
    rules.given(reported, hidden, corrected).when(show).then(shown);
    rules.given(reported).when(show).thenNothing();
    rules.given(reported, hidden, shown).when(hide).then(hidden);
    rules.given().when(hide).refused('visit.not-found');
  });

  it('are answered in public, again where there is more to say', () => {
    const text = { ka: 'გავასწორებთ.', en: 'We will mend it.' };
    const answer = wish(wishes.AnswerVisit, { visit: 'v1', service: 'tree-work', text });
    const answered = (version: number) => ({
      type: 'VisitAnswered' as const,
      data: { visit: 'v1', service: 'tree-work', version, department: 'greenery' },
      private: { subject: 'visit-v1', content: text },
    });
    const rules = spec(visit, world(true));
    rules.given().when(answer).refused('visit.not-found');
    rules.given(reported).when(answer).then(answered(1));
    rules.given(reported, answered(1)).when(answer).then(answered(2));
  });
});

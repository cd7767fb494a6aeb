import { independentAssessment, selfAssessment } from '../../commands/ogp/assessment.js';
import { AssessIndependently, AssessOneself } from '../../commands/ogp/assessment-commands.js';
import { commitment, commitmentState } from '../../commands/ogp/commitment.js';
import {
  DraftCommitment,
  DropMilestone,
  ReportMilestoneProgress,
  ReviseCommitment,
  ReviseMilestone,
  SetMilestone,
  WithdrawCommitment,
} from '../../commands/ogp/commitment-commands.js';
import { contribution } from '../../commands/ogp/contribution.js';
import {
  AnswerContribution,
  HideContribution,
  MakeContribution,
  RecordContribution,
  ShowContribution,
} from '../../commands/ogp/contribution-commands.js';
import { evidence } from '../../commands/ogp/evidence.js';
import {
  CiteEvidence,
  RecordEvidenceFileFound,
  RecordEvidenceFileMissed,
  WithdrawEvidence,
} from '../../commands/ogp/evidence-commands.js';
import { LIVE_QUERIES } from '../../commands/ogp/live-queries.js';
import { milestone, milestoneState } from '../../commands/ogp/milestone.js';
import { plan, planState, TERMS } from '../../commands/ogp/plan.js';
import { AdoptPlan, DraftPlan, RevisePlan, SubmitPlan } from '../../commands/ogp/plan-commands.js';
import type { CommitmentEvent, MilestoneEvent } from '../../events/ogp.js';
import type { EvidenceEvent } from '../../events/ogp-monitoring.js';
import { LIVE_QUERY_CODES } from '../../read-models/ogp-live.js';
import { spec, stateOf, wish } from '../support/given.js';
import {
  COMMITMENT,
  commitmentContent,
  DRAFT,
  milestoneContent,
  PLAN,
  planAdopted,
  planContent,
  planDrafted,
  WORDS,
} from './made-up.js';

const ofPlan = { plan: PLAN };
const plans = spec(plan);
const drafting = (change: object = {}) => wish(DraftPlan, ofPlan, DRAFT, { content: planContent(change) as never });
const act = { ka: 'ბრძანება №1', en: 'Order no. 1' };

describe('a plan', () => {
  it('is drafted with the terms of its level and the scales of today, once', () => {
    plans.given().when(drafting()).then(planDrafted());
    plans.given(planDrafted()).when(drafting()).thenNothing();
    plans
      .given(planDrafted())
      .when(drafting({ to: '2026-11-30' }))
      .refused('plan.already-drafted');
    expect([TERMS.local.repositoryMonths, TERMS.national.repositoryMonths]).toEqual([4, 6]);
  });

  it('begins before it ends, on days that there are, and knows each institution by one code', () => {
    plans
      .given()
      .when(drafting({ from: '2027-01-01' }))
      .refused('plan.period');
    plans
      .given()
      .when(drafting({ from: '2026-02-30' }))
      .refused('plan.period');
    const [first] = planContent().institutions;
    plans
      .given()
      .when(drafting({ institutions: [first, first] }))
      .refused('plan.institution-twice', { code: 'services' });
  });

  it('is revised version by version, each with its reason, and nothing is written over', () => {
    const revise = (version: number, to: string) =>
      wish(RevisePlan, ofPlan, { version, content: planContent({ to }) as never, reason: WORDS });
    plans
      .given(planDrafted())
      .when(revise(2, '2027-06-30'))
      .then({
        type: 'PlanRevised',
        data: { plan: PLAN, version: 2, content: planContent({ to: '2027-06-30' }), reason: WORDS },
      });
    plans.given(planDrafted()).when(revise(3, '2027-06-30')).refused('plan.not-later', { version: 1 });
    plans.given(planDrafted()).when(revise(2, '2026-12-31')).thenNothing();
    plans.given().when(revise(2, '2027-06-30')).refused('plan.not-found');
  });

  it('in one language only can be drafted, and is not adopted: the refusal says where what is missing', () => {
    const georgian = { title: { ka: 'მხოლოდ ქართულად' } };
    plans.given().when(drafting(georgian)).then(planDrafted(georgian));
    const adopt = wish(AdoptPlan, ofPlan, { day: '2026-01-10', act });
    plans.given(planDrafted(georgian)).when(adopt).refused('plan.one-language', { where: 'title', language: 'en' });
    const english = planContent().institutions.map((one) => ({ ...one, name: { en: 'A body' } }));
    plans
      .given(planDrafted({ institutions: english }))
      .when(adopt)
      .refused('plan.one-language', { where: 'institutions.0.name', language: 'ka' });
    const commitment = { where: 'mad0001.title', language: 'en' } as const;
    plans
      .given(planDrafted())
      .when(wish(AdoptPlan, ofPlan, { day: '2026-01-10', act, untranslated: commitment }))
      .refused('plan.one-language', commitment);
    plans
      .given(planDrafted())
      .when(wish(AdoptPlan, ofPlan, { day: '2026-01-10', act: { ka: 'ბრძანება' } }))
      .refused('plan.one-language', { where: 'act' });
    plans.given(planDrafted()).when(adopt).then(planAdopted);
    plans
      .given(planDrafted(), planAdopted)
      .when(wish(RevisePlan, ofPlan, { version: 2, content: planContent(georgian) as never, reason: WORDS }))
      .refused('plan.one-language', { language: 'en' });
  });

  it('is adopted and submitted on days that have come in Tbilisi, in this order', () => {
    const adopt = (day: string) => wish(AdoptPlan, ofPlan, { day, act });
    const submit = (day: string) => wish(SubmitPlan, ofPlan, { day });
    const beforeMidnight = { at: '2026-01-09T19:59:00.000Z' };
    const afterMidnight = { at: '2026-01-09T20:00:00.000Z' };
    plans.given(planDrafted()).when(adopt('2026-01-10'), beforeMidnight).refused('plan.day-ahead');
    plans.given(planDrafted()).when(adopt('2026-01-10'), afterMidnight).then(planAdopted);
    plans.given(planDrafted(), planAdopted).when(adopt('2026-01-10')).thenNothing();
    plans.given(planDrafted(), planAdopted).when(adopt('2026-01-11')).refused('plan.already-adopted');
    plans.given(planDrafted()).when(submit('2026-01-20')).refused('plan.not-adopted');
    plans.given(planDrafted(), planAdopted).when(submit('2026-01-09')).refused('plan.period');
    plans
      .given(planDrafted(), planAdopted)
      .when(submit('2026-01-20'))
      .then({ type: 'PlanSubmitted', data: { plan: PLAN, day: '2026-01-20' } });
  });
});

const draftPlan = stateOf(planState, planDrafted());
const adoptedPlan = stateOf(planState, planDrafted(), planAdopted);
const of = { plan: PLAN, commitment: COMMITMENT };
const commitmentDrafted = (change: object = {}): CommitmentEvent => ({
  type: 'CommitmentDrafted',
  data: { ...of, version: 1, content: commitmentContent(change) },
});

describe('a commitment', () => {
  const inDraft = spec(commitment, { plan: draftPlan });
  const inForce = spec(commitment, { plan: adoptedPlan });
  const draft = (change: object = {}) => wish(DraftCommitment, of, { content: commitmentContent(change) as never });

  it('is drafted within its plan, by institutions that the plan knows', () => {
    inDraft.given().when(draft()).then(commitmentDrafted());
    inDraft.given(commitmentDrafted()).when(draft()).thenNothing();
    inDraft
      .given(commitmentDrafted())
      .when(draft({ number: 2 }))
      .refused('commitment.already-drafted');
    inDraft
      .given()
      .when(draft({ to: '2027-01-01' }))
      .refused('commitment.outside-plan');
    inDraft
      .given()
      .when(draft({ support: ['nobody'] }))
      .refused('plan.institution-unknown', { code: 'nobody' });
    spec(commitment, { plan: planState.initial }).given().when(draft()).refused('plan.not-found');
  });

  it('serves transparency, participation or accountability: technology alone is no value of OGP', () => {
    inDraft
      .given()
      .when(draft({ values: ['technology-innovation', 'inclusion'] }))
      .refused('commitment.no-core-value');
  });

  it('shows figures of use that there are; both floors know the same ones', () => {
    inDraft
      .given()
      .when(draft({ figures: ['happiness'] }))
      .refused('commitment.figure-unknown');
    expect([...LIVE_QUERY_CODES]).toEqual([...LIVE_QUERIES]);
  });

  it('of an adopted plan says everything in both languages', () => {
    const georgian = { title: { ka: 'მხოლოდ ქართულად' } };
    inDraft.given().when(draft(georgian)).then(commitmentDrafted(georgian));
    inForce.given().when(draft(georgian)).refused('plan.one-language', { where: 'title', language: 'en' });
    const revise = wish(ReviseCommitment, of, {
      version: 2,
      content: commitmentContent({ number: 2 }) as never,
      reason: { ka: 'მიზეზი' },
    });
    inForce.given(commitmentDrafted()).when(revise).refused('plan.one-language', { where: 'reason' });
  });

  it('is revised by whoever saw the last version, and once withdrawn stays as it was', () => {
    const revise = (version: number) =>
      wish(ReviseCommitment, of, { version, content: commitmentContent({ ogpId: 'MAD0001' }) as never, reason: WORDS });
    const content = commitmentContent({ ogpId: 'MAD0001' });
    inForce
      .given(commitmentDrafted())
      .when(revise(2))
      .then({ type: 'CommitmentRevised', data: { ...of, version: 2, content, reason: WORDS } });
    inForce.given(commitmentDrafted()).when(revise(4)).refused('plan.not-later');
    const withdrawn: CommitmentEvent = { type: 'CommitmentWithdrawn', data: { ...of, reason: WORDS } };
    inForce
      .given(commitmentDrafted())
      .when(wish(WithdrawCommitment, of, { reason: WORDS }))
      .then(withdrawn);
    inForce.given(commitmentDrafted(), withdrawn).when(revise(2)).refused('commitment.withdrawn');
    const stranger = wish(WithdrawCommitment, { ...of, plan: 'another' }, { reason: WORDS });
    inForce.given(commitmentDrafted()).when(stranger).refused('commitment.not-found');
  });
});

const drafted = stateOf(commitmentState, commitmentDrafted());
const withdrawn = stateOf(commitmentState, commitmentDrafted(), {
  type: 'CommitmentWithdrawn',
  data: { ...of, reason: WORDS },
});
const m1 = { ...of, milestone: 'm1' };
const milestoneSet: MilestoneEvent = { type: 'MilestoneSet', data: { ...m1, version: 1, content: milestoneContent() } };
const text = { ka: 'პროექტი მზადაა.', en: 'The draft is ready.' };

describe('a milestone', () => {
  const given = { plan: adoptedPlan, commitment: drafted };
  const rules = spec(milestone, given);
  const set = (change: object = {}) => wish(SetMilestone, m1, { content: milestoneContent(change) as never });
  const report = (change: object = {}) =>
    wish(ReportMilestoneProgress, m1, {
      ...{ completion: 'limited', by: 'legal', day: '2026-06-01', text },
      ...change,
    });

  it('lies within its commitment', () => {
    rules.given().when(set()).then(milestoneSet);
    rules.given(milestoneSet).when(set()).thenNothing();
    rules
      .given()
      .when(set({ to: '2027-01-31' }))
      .refused('commitment.outside-plan');
    rules
      .given()
      .when(set({ lead: ['nobody'] }))
      .refused('plan.institution-unknown');
    spec(milestone, { ...given, commitment: withdrawn })
      .given()
      .when(set())
      .refused('commitment.withdrawn');
  });

  it('is reported on report by report; the words are sealed as the commitment’s own', () => {
    const reported: MilestoneEvent = {
      type: 'MilestoneProgressReported',
      data: { ...m1, report: 1, completion: 'limited', by: 'legal', day: '2026-06-01' },
      private: { subject: `commitment-${COMMITMENT}`, content: text },
    };
    rules.given(milestoneSet).when(report()).then(reported);
    rules
      .given(milestoneSet, reported)
      .when(report({ report: 1 }))
      .refused('plan.not-later', { report: 1 });
    rules
      .given(milestoneSet)
      .when(report({ day: '2026-06-11' }))
      .refused('plan.day-ahead');
    rules
      .given(milestoneSet)
      .when(report({ by: 'nobody' }))
      .refused('plan.institution-unknown');
    rules.given().when(report()).refused('milestone.not-found');
  });

  it('is revised with a reason, or dropped with one, and then not reported on', () => {
    const content = milestoneContent({ to: '2026-07-31' });
    const revise = wish(ReviseMilestone, m1, { version: 2, content: content as never, reason: WORDS });
    rules
      .given(milestoneSet)
      .when(revise)
      .then({ type: 'MilestoneRevised', data: { ...m1, version: 2, content, reason: WORDS } });
    const dropped: MilestoneEvent = { type: 'MilestoneDropped', data: { ...m1, reason: WORDS } };
    rules
      .given(milestoneSet)
      .when(wish(DropMilestone, m1, { reason: WORDS }))
      .then(dropped);
    rules.given(milestoneSet, dropped).when(report()).refused('milestone.dropped');
  });
});

describe('evidence', () => {
  const given = { plan: adoptedPlan, commitment: drafted, milestone: stateOf(milestoneState, milestoneSet) };
  const rules = spec(evidence, given);
  const id = { evidence: 'e-1', ...of };
  const link = 'https://example.org/order.pdf';
  const said = { kind: 'evidence', title: WORDS, day: '2026-06-01' } as const;
  const file = { kind: 'file', sha256: 'a'.repeat(64), size: 3, type: 'text/csv', name: 'a.csv' } as const;
  const cite = (change: object) => wish(CiteEvidence, id, said, change);
  const cited = (change: object): EvidenceEvent =>
    ({ type: 'EvidenceCited', data: { ...id, ...said, ...change } }) as EvidenceEvent;

  it('is a link, a file or a figure: one of them', () => {
    rules
      .given()
      .when(cite({ link, milestone: 'm1' }))
      .then(cited({ milestone: 'm1', source: { kind: 'link', link } }));
    rules.given().when(cite({})).refused('evidence.one-source');
    rules
      .given()
      .when(cite({ link, file: { sha256: file.sha256, name: 'a.csv' }, source: file }))
      .refused('evidence.one-source');
    rules
      .given()
      .when(cite({ file: { sha256: file.sha256, name: 'a.csv' }, source: file }))
      .then(cited({ source: file }));
  });

  it('is of a commitment, a milestone or a plan that there is, and of a day that has come', () => {
    const unknown = spec(evidence, { ...given, milestone: milestoneState.initial });
    unknown
      .given()
      .when(cite({ link, milestone: 'm9' }))
      .refused('milestone.not-found');
    rules
      .given()
      .when(cite({ link, day: '2026-06-11' }))
      .refused('plan.day-ahead');
    spec(evidence, { ...given, commitment: commitmentState.initial })
      .given()
      .when(cite({ link }))
      .refused('commitment.not-found');
    const paper = wish(CiteEvidence, { evidence: 'e-1', plan: PLAN }, { ...said, kind: 'plan-draft', link });
    rules
      .given()
      .when(paper)
      .then({
        type: 'EvidenceCited',
        data: { evidence: 'e-1', plan: PLAN, ...said, kind: 'plan-draft', source: { kind: 'link', link } },
      });
  });

  it('is withdrawn with a reason; that its file is gone is said once, and that it is back', () => {
    const missed: EvidenceEvent = { type: 'EvidenceFileMissed', data: { ...id, sha256: file.sha256, why: 'gone' } };
    const lost = wish(RecordEvidenceFileMissed, id, { why: 'gone' });
    rules
      .given(cited({ source: file }))
      .when(lost)
      .then(missed);
    rules
      .given(cited({ source: file }), missed)
      .when(lost)
      .thenNothing();
    rules
      .given(cited({ source: file }), missed)
      .when(wish(RecordEvidenceFileFound, id))
      .then({ type: 'EvidenceFileFound', data: { ...id, sha256: file.sha256 } });
    rules
      .given(cited({ source: { kind: 'link', link } }))
      .when(lost)
      .thenNothing();
    const withdraw = wish(WithdrawEvidence, id, { reason: WORDS });
    rules
      .given(cited({ source: file }))
      .when(withdraw)
      .then({ type: 'EvidenceWithdrawn', data: { ...id, reason: WORDS } });
    rules.given().when(withdraw).refused('evidence.not-found');
  });
});

describe('assessments', () => {
  const given = { plan: adoptedPlan, commitment: drafted };
  const older = { ...given, plan: { ...adoptedPlan, scales: 'irm-2014' as const } };
  const oneself = (change: object = {}) =>
    wish(AssessOneself, of, {
      ...{ stage: 'midterm', completion: 'substantial', milestones: [{ milestone: 'm1', completion: 'complete' }] },
      ...{ by: 'services', day: '2026-06-01', text, known: ['m1'] },
      ...change,
    } as never);
  const from = (change: object = {}) =>
    wish(AssessIndependently, of, {
      ...{ stage: 'end', assessor: { kind: 'irm', name: WORDS }, day: '2026-06-01', text, byAssessor: true },
      ...{ findings: { verifiable: true, lens: true, completion: 'limited', results: 'moderate' } },
      ...change,
    } as never);

  it('of oneself name the institution and the milestones of the commitment', () => {
    const rules = spec(selfAssessment, given);
    rules
      .given()
      .when(oneself())
      .then({
        type: 'SelfAssessmentGiven',
        data: {
          ...{ ...of, stage: 'midterm', version: 1, completion: 'substantial', by: 'services', day: '2026-06-01' },
          milestones: [{ milestone: 'm1', completion: 'complete' }],
        },
        private: { subject: `commitment-${COMMITMENT}`, content: text },
      });
    rules
      .given()
      .when(oneself({ known: [] }))
      .refused('milestone.not-found', { milestone: 'm1' });
    rules
      .given()
      .when(oneself({ by: 'nobody' }))
      .refused('plan.institution-unknown');
    rules
      .given()
      .when(oneself({ version: 2 }))
      .refused('plan.not-later');
  });

  it('from outside are an assessor’s, or are entered from a public document', () => {
    const rules = spec(independentAssessment, given);
    rules
      .given()
      .when(from({ byAssessor: false }))
      .refused('assessment.not-assessor');
    const source = { title: WORDS, link: 'https://example.org/report' };
    const findings = { verifiable: true, lens: true, completion: 'limited', results: 'moderate' } as const;
    rules
      .given()
      .when(from({ byAssessor: false, source }))
      .then({
        type: 'IndependentAssessmentGiven',
        data: {
          ...{ ...of, stage: 'end', version: 1, assessor: { kind: 'irm', name: WORDS }, findings },
          ...{ day: '2026-06-01', source },
        },
        private: { subject: `commitment-${COMMITMENT}`, content: text },
      });
  });

  it('go by the generation of scales that the plan was opened with, and by what can be found at that stage', () => {
    const newer = spec(independentAssessment, given);
    newer
      .given()
      .when(from({ findings: { impact: 'transformative' } }))
      .refused('assessment.other-scale', { field: 'impact', scales: 'irm-2020' });
    newer
      .given()
      .when(from({ stage: 'inception', findings: { completion: 'limited' } }))
      .refused('assessment.other-scale', { field: 'completion', stage: 'inception' });
    newer
      .given()
      .when(from({ findings: {} }))
      .refused('assessment.nothing-found');
    const old = spec(independentAssessment, older);
    old
      .given()
      .when(from({ findings: { lens: true } }))
      .refused('assessment.other-scale', { field: 'lens', scales: 'irm-2014' });
    const outcome = old.given().when(from({ findings: { specificity: 'high', opening: 'major' } }));
    outcome.then(expect.objectContaining({ type: 'IndependentAssessmentGiven' }) as never);
  });

  it('stand apart: a later version of one replaces neither itself nor the other', () => {
    const rules = spec(independentAssessment, given);
    const first = { ...of, stage: 'end', version: 1, assessor: { kind: 'irm', name: WORDS }, findings: {} } as const;
    rules
      .given({ type: 'IndependentAssessmentGiven', data: { ...first, day: '2026-06-01' } })
      .when(from())
      .then(expect.objectContaining({ data: expect.objectContaining({ version: 2 }) }) as never);
    const wanted = { commitment: COMMITMENT, stage: 'end' };
    const [own, outside] = [selfAssessment.id(wanted as never), independentAssessment.id(wanted as never)];
    expect(`${selfAssessment.category}-${own}`).not.toBe(`${independentAssessment.category}-${outside}`);
  });
});

describe('a contribution', () => {
  const given = { plan: adoptedPlan, commitment: drafted };
  const rules = spec(contribution, given);
  const id = { contribution: 'c-1', ...of };
  const made = (change: object = {}) => ({
    type: 'ContributionMade' as const,
    data: {
      ...{ ...id, kind: 'proposal' as const, channel: 'portal' as const, language: 'ka' as const, author: 'somebody' },
      ...{ organisation: true, named: false, due: '2026-07-10T20:00:00.000Z' },
      ...change,
    },
    private: { subject: 'a key', content: { text: 'დაამატეთ ქალაქის რუკა', name: '', organisation: 'კავშირი' } },
  });
  const said = { kind: 'proposal', text: 'დაამატეთ ქალაქის რუკა', language: 'ka', organisation: 'კავშირი' } as const;
  const make = (change: object = {}) =>
    wish(MakeContribution, id, { ...said, author: 'somebody', key: 'a key', name: 'ნინო' }, change);

  it('is due an answer within the days that the plan has pinned, counted in Tbilisi', () => {
    rules.given().when(make()).then(made());
    rules.given(made()).when(make()).thenNothing();
    rules
      .given()
      .when(make(), { at: '2026-06-10T20:30:00.000Z' })
      .then(made({ due: '2026-07-11T20:00:00.000Z' }));
    spec(contribution, { ...given, plan: planState.initial })
      .given()
      .when(make())
      .refused('plan.not-found');
  });

  it('shows a name only where its author wishes it', () => {
    const [named] = [contribution.decide(make({ display: 'register' }), contribution.initial, NOW, given)].flat();
    expect(named).toMatchObject({ data: { named: true }, private: { content: { name: 'ნინო' } } });
  });

  it('that came in at a meeting has no author here, and is sealed as its own', () => {
    const record = wish(RecordContribution, id, { ...said, channel: 'meeting' });
    const [entered] = [contribution.decide(record, contribution.initial, NOW, given)].flat();
    expect(entered).toMatchObject({
      data: { channel: 'meeting', author: null },
      private: { subject: 'contribution-c-1' },
    });
  });

  it('is answered with a decision and reasons, again as another version, and can be hidden and shown', () => {
    const answer = (change: object = {}) =>
      wish(AnswerContribution, id, { decision: 'accepted', by: 'services', text }, change);
    const answered = {
      type: 'ContributionAnswered' as const,
      data: { ...id, version: 1, decision: 'accepted' as const, by: 'services' },
      private: { subject: 'contribution-c-1', content: text },
    };
    rules.given(made()).when(answer()).then(answered);
    rules
      .given(made(), answered)
      .when(answer({ version: 1 }))
      .refused('plan.not-later');
    rules
      .given(made())
      .when(answer({ by: 'nobody' }))
      .refused('plan.institution-unknown');
    rules.given().when(answer()).refused('contribution.not-found');
    const why = { text: 'პირადი მონაცემებია.' };
    const hidden = {
      type: 'ContributionHidden' as const,
      data: { ...id, ground: 'personal-data' as const },
      private: { subject: 'contribution-c-1', content: why },
    };
    rules
      .given(made())
      .when(wish(HideContribution, id, { ground: 'personal-data', ...why }))
      .then(hidden);
    rules
      .given(made(), hidden)
      .when(wish(ShowContribution, id, why))
      .then({ type: 'ContributionShown', data: id, private: { subject: 'contribution-c-1', content: why } });
    rules
      .given(made())
      .when(wish(ShowContribution, id, why))
      .thenNothing();
  });
});

const NOW = { at: '2026-06-10T08:00:00.000Z', actor: 'clerk' };

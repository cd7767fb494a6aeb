import { AssessIndependently, AssessOneself } from '../../commands/ogp/assessment-commands.js';
import { DraftCommitment, ReportMilestoneProgress, SetMilestone } from '../../commands/ogp/commitment-commands.js';
import { AnswerContribution, MakeContribution } from '../../commands/ogp/contribution-commands.js';
import { CiteEvidence } from '../../commands/ogp/evidence-commands.js';
import type { LiveQuery } from '../../commands/ogp/live-queries.js';
import { AdoptPlan, DraftPlan, SubmitPlan } from '../../commands/ogp/plan-commands.js';
import { dayOf } from '../../events/calendar.js';
import type { ContributionDecision, ContributionKind } from '../../events/ogp-vocabulary.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import type { House } from '../house.js';
import { contributionScope } from '../identity/scopes.js';
import { LiveFigures } from '../ogp/live-figures.js';
import { uuidFrom } from '../write/attributed.js';
import { CONTRIBUTIONS } from './contributions.js';
import { both, COMMITMENTS_TODAY, type CommitmentTold, PLAN_TODAY, PLAN_TODAY_CONTENT } from './plan-today.js';
import { type Act, asking, type Stage } from './stage.js';

const DAY = 86_400_000;
const plan = PLAN_TODAY;
const [DRAFTED, SUBMITTED, BEGINS, ENDS] = [197, 190, 195, -170];
const ASSESSOR = {
  kind: 'monitoring-body',
  name: both('მონიტორინგის ჯგუფი (გამოგონილი)', 'Monitoring body (made up)'),
} as const;
const FILE = 'category;term_days\nholes;10\nlighting;5\n';

/** The plan that the demonstration carries out itself: progress, evidence, both assessments, contributions and their answers. */
export function planTodayActs(stage: Stage, house: House, now: number): Act[] {
  const day = (before: number) => dayOf(new Date(now - before * DAY).toISOString());
  const at = now - DRAFTED * DAY;
  const office = <C extends object>(before: number, wish: C, said: object): Act => ({
    ...{ at: now - before * DAY, perform: stage.official('working-group', wish as never, said as never) },
  });
  const content = { ...structuredClone(PLAN_TODAY_CONTENT), from: day(BEGINS), to: day(ENDS) };
  const member = both('სადემონსტრაციო ქალაქი (გამოგონილი)', 'Demonstration city (made up)');
  const act = both('სადემონსტრაციო დამტკიცება', 'Adopted for the demonstration');
  return [
    office(DRAFTED, new DraftPlan(), {
      plan,
      code: plan,
      member,
      level: 'local',
      number: 9,
      content,
      scales: 'irm-2020',
    }),
    ...COMMITMENTS_TODAY.flatMap((told) => commitmentActs(stage, told, { now, day })),
    { at: at + 60_000, perform: stage.official('working-group', new AdoptPlan(), { plan, day: day(DRAFTED), act }) },
    office(SUBMITTED, new SubmitPlan(), { plan, day: day(SUBMITTED) }),
    ...evidenceActs(stage, house, { now, day }),
    ...CONTRIBUTIONS.flatMap((said) => contributionActs(stage, said, now)),
  ];
}

type Told = { readonly now: number; readonly day: (before: number) => string };

function commitmentActs(stage: Stage, told: CommitmentTold, { now, day }: Told): Act[] {
  const { code, number, title, problem, promise, values, areas, lead, figures, to, inception, self, end } = told;
  const commitment = code;
  const of = { plan, commitment };
  const act = (
    before: number,
    wish: object,
    said: object,
    as: 'working-group' | 'assessor' = 'working-group',
  ): Act => ({
    ...{ at: now - before * DAY, perform: stage.official(as, wish as never, { ...of, ...said } as never) },
  });
  const content = {
    ...{ number, title, problem, promise, values, areas, lead: [lead], support: ['secretariat', 'union'] },
    ...{ from: day(BEGINS), to: day(to), carriedOver: `tbi000${number}`, figures },
  };
  const milestones = told.milestones.map((one, n) => ({ ...one, milestone: `m${n + 1}` }));
  return [
    act(DRAFTED, new DraftCommitment(), { code, content }),
    ...milestones.flatMap(({ milestone, title: name, deliverable, from, to: last, progress }) => [
      act(DRAFTED, new SetMilestone(), {
        ...{ milestone, code: milestone },
        content: { title: name, deliverable, from: day(from), to: day(last), lead: [lead] },
      }),
      ...progress.map(([before, completion, ka, en]) =>
        act(before, new ReportMilestoneProgress(), {
          ...{ milestone, completion, by: lead, day: day(before), text: both(ka, en) },
        }),
      ),
    ]),
    act(
      140,
      new AssessIndependently(),
      {
        ...{ stage: 'inception', assessor: ASSESSOR, findings: inception, day: day(140), byAssessor: true },
        text: both('ვალდებულება შემოწმებადია და მკაფიო.', 'The commitment is clear and can be checked.'),
      },
      'assessor',
    ),
    ...(self
      ? [
          act(self.day, new AssessOneself(), {
            ...{ stage: 'end', completion: self.completion, by: lead, day: day(self.day) },
            ...{
              known: milestones.map(({ milestone }) => milestone),
              text: both('დაგეგმილი შესრულდა.', 'What was planned is done.'),
            },
            milestones: milestones.map(({ milestone, progress }) => ({
              ...{ milestone, completion: progress.at(-1)?.[1] ?? 'not-started' },
            })),
          }),
        ]
      : []),
    ...(end
      ? [
          act(
            end.day,
            new AssessIndependently(),
            {
              ...{ stage: 'end', assessor: ASSESSOR, findings: end.findings, day: day(end.day), byAssessor: true },
              text: both(
                'აღრიცხვა მუშაობს, მაგრამ პასუხების ნაწილი დაგვიანდა: შესრულება მნიშვნელოვანია, არა სრული.',
                'The count works, but some answers were late: completion is substantial, not complete.',
              ),
            },
            'assessor',
          ),
        ]
      : []),
  ];
}

type Cited = { readonly commitment: string; readonly milestone: string; readonly title: ReturnType<typeof both> };

function evidenceActs(stage: Stage, house: House, { now, day }: Told): Act[] {
  const files = new EvidenceFiles(house.fileStore);
  const cite = (before: number, about: Cited, source: (at: string) => Promise<object>): Act => ({
    at: now - before * DAY,
    perform: async (at) => {
      const evidence = uuidFrom('demo evidence', about.title.en);
      const said = { evidence, plan, kind: 'evidence', day: day(before), ...about, ...(await source(at)) };
      return stage.official('working-group', new CiteEvidence(), said as never)(at);
    },
  });
  const live = (query: LiveQuery) => async () => {
    const figures = new LiveFigures((await asking(house)) as never, house.log, house.projecting, house.clock);
    return { live: { query }, source: await figures.freeze({ query }) };
  };
  const title = (ka: string, en: string) => both(`${ka} (სადემონსტრაციო)`, `${en} (demonstration)`);
  const terms = { commitment: 'demo-map', milestone: 'm1', title: title('კატეგორიების ვადები', 'Terms of categories') };
  const answered = {
    ...{ commitment: 'demo-petition', milestone: 'm2' },
    title: title('ვადაში გაცემული პასუხები', 'Answers in time'),
  };
  const resolved = {
    ...{ commitment: 'demo-map', milestone: 'm2' },
    title: title('ვადაში მოგვარებული შეტყობინებები', 'Reports resolved in time'),
  };
  const catalogue = {
    ...{ commitment: 'demo-services', milestone: 'm1' },
    title: title('სერვისების კატალოგი', 'The catalogue of services'),
  };
  return [
    cite(122, terms, async () => {
      const name = 'category-terms.csv';
      const kept = await files.take(Buffer.from(FILE), 'text/csv');
      return { file: { ...kept, name }, source: { kind: 'file', ...kept, name } };
    }),
    cite(74, catalogue, async () => ({ link: `${house.config.publicUrl}/ka/services` })),
    cite(3, answered, live('petitions-answered-in-time')),
    cite(2.9, resolved, live('reports-resolved-in-term')),
  ];
}

function contributionActs(stage: Stage, said: (typeof CONTRIBUTIONS)[number], now: number): Act[] {
  const { commitment, day, who, kind, text, display } = said;
  const contribution = uuidFrom('demo contribution', String(who));
  const of = { contribution, plan, commitment };
  const made = {
    at: now - day * DAY,
    perform: stage.within(who, contributionScope(contribution), new MakeContribution(), (author, { resident }) => ({
      ...{
        ...of,
        kind: kind as ContributionKind,
        text,
        language: 'ka' as const,
        display: display as 'none' | 'register',
        author,
        key: author,
        name: resident.name,
      },
    })),
  };
  if (!('answer' in said)) return [made];
  const { day: answeredOn, decision, text: reason } = said.answer;
  const reply = { ...of, decision: decision as ContributionDecision, by: 'secretariat', text: reason };
  return [
    made,
    { at: now - answeredOn * DAY, perform: stage.official('working-group', new AnswerContribution(), reply) },
  ];
}

import { AssessIndependently } from '../../commands/ogp/assessment-commands.js';
import { DraftCommitment } from '../../commands/ogp/commitment-commands.js';
import { CiteEvidence } from '../../commands/ogp/evidence-commands.js';
import { AdoptPlan, DraftPlan } from '../../commands/ogp/plan-commands.js';
import { uuidFrom } from '../write/attributed.js';
import {
  APPROVED_2017,
  COMMITMENTS_2017,
  PLAN_2017,
  PLAN_2017_ACT,
  PLAN_2017_CONTENT,
  PLAN_2017_SOURCE,
  REVIEW_2017,
} from './plan-2017.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
/** So many days before the anchor the plan of 2017 is entered from its public papers, before the minutes that refer to it. */
const ENTERED = 198;
const REVIEWED = '2018-11-14';
const both = (ka: string, en: string) => ({ ka, en });

const AS_REVIEWED = both(
  'IRM: ხუთი ვალდებულებიდან ოთხი შეზღუდულად შესრულდა; ელექტრონული პეტიციების პორტალი ამოქმედდა, რამაც მონაწილეობა მნიშვნელოვნად გახსნა. რეკომენდაცია: უწყვეტობა და ინსტიტუციური მეხსიერების გადაცემა. ვალდებულების გვერდზე OGP-ს ესეც უწერია; შესრულების ცალკეული შეფასება წყაროში ვერ ვიპოვეთ.',
  'IRM: four of five commitments had limited completion; the e-petitions portal was launched, a major opening for participation. Its advice: continuity and transfer of institutional memory. The findings here are those on OGP’s page of the commitment; a completion of its own was not found in the source.',
);

/** The action plan of 2017 with its five commitments: entered from public papers, with nothing beside what they say. */
export function plan2017Acts(stage: Stage, now: number): Act[] {
  const at = now - ENTERED * DAY;
  const plan = PLAN_2017;
  const then = (perform: Act['perform']): Act => ({ at, perform });
  const as = 'working-group';
  const opened = {
    ...{ plan, code: plan, member: both('თბილისი, საქართველო', 'Tbilisi, Georgia'), level: 'local', number: 1 },
    ...{ scales: 'irm-2014', content: structuredClone(PLAN_2017_CONTENT), source: PLAN_2017_SOURCE },
  };
  const cited = (kind: 'plan-final' | 'assessment', day: string, { title, link }: typeof REVIEW_2017) =>
    then(
      stage.official(as, new CiteEvidence(), {
        ...{ evidence: uuidFrom('demo evidence', link), plan, kind, day, title, link },
      }),
    );
  return [
    then(stage.official(as, new DraftPlan(), opened as never)),
    ...COMMITMENTS_2017.map(({ code, content }) =>
      then(stage.official(as, new DraftCommitment(), { plan, commitment: code, code, content } as never)),
    ),
    then(stage.official(as, new AdoptPlan(), { plan, day: '2016-11-16', act: PLAN_2017_ACT })),
    cited('plan-final', '2016-12-05', APPROVED_2017),
    cited('assessment', REVIEWED, REVIEW_2017),
    ...COMMITMENTS_2017.map(({ code, findings }) =>
      then(
        stage.official(as, new AssessIndependently(), {
          ...{ plan, commitment: code, stage: 'end', findings, day: REVIEWED, text: AS_REVIEWED, byAssessor: false },
          assessor: {
            kind: 'irm',
            name: both('OGP-ის დამოუკიდებელი შეფასების მექანიზმი (IRM)', 'OGP’s Independent Reporting Mechanism (IRM)'),
          },
          source: REVIEW_2017,
        } as never),
      ),
    ),
  ];
}

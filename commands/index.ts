import type { Fact } from '../events/envelope.js';
import { ballot } from './budgeting/ballot.js';
import { budgetPlan } from './budgeting/budget-plan.js';
import { complaint } from './budgeting/complaint.js';
import { credential } from './budgeting/credential.js';
import { proposal } from './budgeting/proposal.js';
import { round } from './budgeting/round.js';
import { daySpending, spendingFile } from './budgeting/spending.js';
import type { Command } from './command.js';
import type { Decider } from './decider.js';
import { figure } from './figures/figure.js';
import { forumCategory } from './forum/categories.js';
import { flag, following, useful } from './forum/marks.js';
import { post } from './forum/post.js';
import { topic } from './forum/topic.js';
import { erasure, logKeys, register, scope } from './identity/records.js';
import { staff } from './identity/staff.js';
import { independentAssessment, selfAssessment } from './ogp/assessment.js';
import { commitment } from './ogp/commitment.js';
import { contribution } from './ogp/contribution.js';
import { evidence } from './ogp/evidence.js';
import { member, organisation } from './ogp/group.js';
import { meeting } from './ogp/meeting.js';
import { milestone } from './ogp/milestone.js';
import { plan } from './ogp/plan.js';
import { groupRole } from './ogp/role.js';
import { task } from './ogp/task.js';
import { workflow } from './ogp/workflow.js';
import { follow } from './petitions/follow.js';
import { petition } from './petitions/petition.js';
import { regulation } from './petitions/regulation.js';
import { review } from './petitions/review.js';
import { sheet } from './petitions/sheet.js';
import { signature } from './petitions/signature.js';
import { unsealing } from './petitions/unsealing.js';
import { breach, opening, processing } from './privacy/registers.js';
import { dataRequest } from './privacy/requests.js';
import { hold, retention, schedule } from './privacy/retention.js';

import { serviceCase } from './services/case.js';
import { monitor } from './services/monitor.js';
import { rating } from './services/rating.js';
import { score } from './services/score.js';
import { service } from './services/service.js';
import { visit } from './services/visit.js';
import { backing } from './smart-map/backing.js';
import { batch } from './smart-map/batch.js';
import { category, department } from './smart-map/categories.js';
import { districts } from './smart-map/districts.js';
import { layer } from './smart-map/map-layers.js';
import { mapObject } from './smart-map/map-objects.js';
import { report } from './smart-map/report.js';
import { template } from './smart-map/templates.js';
import { answer } from './surveys/answer.js';
import { coding } from './surveys/coding.js';
import { survey } from './surveys/survey.js';

export type AnyDecider = Decider<unknown, Command, Fact, Record<string, unknown>>;

/** Every rule in the house, in one list. A command has exactly one decider. */
export const deciders = [
  petition,
  signature,
  review,
  sheet,
  unsealing,
  follow,
  regulation,
  staff,
  erasure,
  register,
  scope,
  logKeys,
  figure,
  schedule,
  retention,
  hold,
  dataRequest,
  breach,
  processing,
  opening,
  department,
  category,
  report,
  backing,
  batch,
  template,
  layer,
  mapObject,
  districts,
  forumCategory,
  topic,
  post,
  flag,
  useful,
  following,
  round,
  proposal,
  credential,
  ballot,
  complaint,
  budgetPlan,
  daySpending,
  spendingFile,
  survey,
  answer,
  coding,
  organisation,
  member,
  meeting,
  plan,
  commitment,
  milestone,
  evidence,
  selfAssessment,
  independentAssessment,
  contribution,
  service,
  serviceCase,
  rating,
  score,
  monitor,
  visit,
  groupRole,
  workflow,
  task,
] as unknown as readonly AnyDecider[];

/** By command class. */
export const deciderOf: ReadonlyMap<unknown, AnyDecider> = new Map(
  deciders.flatMap((d) => d.handles.map((command) => [command, d] as const)),
);

import { contents } from './audit/contents.js';
import { budgetLines } from './budgeting/budget-lines.js';
import { budgets } from './budgeting/budgets.js';
import { complaints } from './budgeting/complaints.js';
import { payments } from './budgeting/payments.js';
import { proposals } from './budgeting/proposals.js';
import { roundDeadlines } from './budgeting/round-deadlines.js';
import { rounds } from './budgeting/rounds.js';
import { spendingDays } from './budgeting/spending-days.js';
import { spendingFiles } from './budgeting/spending-files.js';
import { turnout } from './budgeting/turnout.js';
import { figures } from './figures/figures.js';
import { forumCategories } from './forum/categories.js';
import { marks } from './forum/marks.js';
import { posts } from './forum/posts.js';
import { topicFollowers } from './forum/topic-followers.js';
import { topics } from './forum/topics.js';
import { staff } from './identity/staff.js';
import { ogpClocks } from './ogp/clocks.js';
import { commitments } from './ogp/commitments.js';
import { contributions } from './ogp/contributions.js';
import { evidence } from './ogp/evidence.js';
import { meetings } from './ogp/meetings.js';
import { members, organisations } from './ogp/organisations.js';
import { plans } from './ogp/plans.js';
import { groupRoles, workflows } from './ogp/roles.js';
import { groupTasks } from './ogp/tasks.js';
import { useFigures } from './ogp/use-figures.js';
import { ogpVersions } from './ogp/versions.js';
import { ogpWords } from './ogp/words.js';
import { curves } from './petitions/curves.js';
import { deadlines } from './petitions/deadlines.js';
import { decisions } from './petitions/decisions.js';
import { followers } from './petitions/followers.js';
import { pages } from './petitions/pages.js';
import { queue } from './petitions/queue.js';
import { regulations } from './petitions/regulations.js';
import { reviews } from './petitions/reviews.js';
import { secrets } from './petitions/secrets.js';
import { sheets } from './petitions/sheets.js';
import { timelines } from './petitions/timelines.js';
import { totals } from './petitions/totals.js';
import { unsealings } from './petitions/unsealings.js';
import { breaches } from './privacy/breaches.js';
import { holds } from './privacy/holds.js';
import { openings } from './privacy/openings.js';
import { processing } from './privacy/processing.js';
import { requests } from './privacy/requests.js';
import { schedules } from './privacy/schedules.js';
import type { Projection } from './projection.js';
import { cases } from './services/cases.js';
import { monitors } from './services/monitors.js';
import { ratings, serviceScores } from './services/scores.js';
import { services, serviceVersions } from './services/services.js';
import { visits } from './services/visits.js';
import { backers } from './smart-map/backers.js';
import { batches } from './smart-map/batches.js';
import { categories } from './smart-map/categories.js';
import { departments } from './smart-map/departments.js';
import { handling } from './smart-map/handling.js';
import { mapLayers } from './smart-map/map-layers.js';
import { mapObjects } from './smart-map/map-objects.js';
import { reportChanges } from './smart-map/report-changes.js';
import { reportSecrets } from './smart-map/report-secrets.js';
import { reports } from './smart-map/reports.js';
import { ruleChanges } from './smart-map/rule-changes.js';
import { templates } from './smart-map/templates.js';
import { surveys } from './surveys/surveys.js';

/** Every read model folded from public facts. The shell adds `texts`, which opens sealed ones. */
export const projections = [
  turnout,
  pages,
  curves,
  timelines,
  queue,
  deadlines,
  totals,
  reviews,
  unsealings,
  sheets,
  followers,
  regulations,
  secrets,
  staff,
  figures,
  decisions,
  schedules,
  holds,
  requests,
  breaches,
  processing,
  openings,
  reports,
  reportChanges,
  backers,
  categories,
  departments,
  batches,
  handling,
  templates,
  ruleChanges,
  reportSecrets,
  mapLayers,
  mapObjects,
  contents,
  forumCategories,
  topics,
  posts,
  marks,
  topicFollowers,
  rounds,
  roundDeadlines,
  proposals,
  complaints,
  budgets,
  budgetLines,
  spendingDays,
  payments,
  spendingFiles,
  surveys,
  organisations,
  members,
  meetings,
  plans,
  commitments,
  ogpVersions,
  ogpClocks,
  ogpWords,
  evidence,
  contributions,
  useFigures,
  services,
  serviceVersions,
  cases,
  ratings,
  serviceScores,
  monitors,
  visits,
  groupRoles,
  workflows,
  groupTasks,
  // biome-ignore lint/suspicious/noExplicitAny: the runner neither knows nor cares what a projection folds
] as unknown as readonly Projection<any, any>[];

import { parentPort, workerData } from 'node:worker_threads';
import { projections } from '../../projections/index.js';
import * as decisions from '../../read-models/decisions.js';
import * as figures from '../../read-models/figures.js';
import * as forum from '../../read-models/forum.js';
import * as forumPosts from '../../read-models/forum-posts.js';
import * as groupRoles from '../../read-models/group-roles.js';
import * as groupTasks from '../../read-models/group-tasks.js';
import * as handling from '../../read-models/handling.js';
import * as identity from '../../read-models/identity.js';
import * as mapObjects from '../../read-models/map-objects.js';
import * as meetings from '../../read-models/meetings.js';
import * as ogpClocks from '../../read-models/ogp-clocks.js';
import * as ogpCommitments from '../../read-models/ogp-commitments.js';
import * as ogpContributions from '../../read-models/ogp-contributions.js';
import * as ogpEvidence from '../../read-models/ogp-evidence.js';
import * as ogpLive from '../../read-models/ogp-live.js';
import * as ogpPlans from '../../read-models/ogp-plans.js';
import * as ogpReport from '../../read-models/ogp-report.js';
import * as papers from '../../read-models/petition-papers.js';
import * as petitions from '../../read-models/petitions.js';
import * as office from '../../read-models/petitions-office.js';
import * as privacy from '../../read-models/privacy.js';
import { Query } from '../../read-models/query.js';
import * as reports from '../../read-models/reports.js';
import * as byDistrict from '../../read-models/reports-by-district.js';
import * as list from '../../read-models/reports-list.js';
import * as near from '../../read-models/reports-near.js';
import * as spending from '../../read-models/spending.js';
import * as spendingLines from '../../read-models/spending-lines.js';
import type { Doc } from '../../read-models/store.js';
import { inNewestShape } from '../log/newest-shape.log.js';
import { SqliteLogReader } from '../log/sqlite.log.js';
import * as tableRows from '../open-data/table-rows.js';
import * as changes from './entry-changes.js';
import { LayeredStore } from './layered.store.js';
import { MemoryStore } from './memory.store.js';
import { openReadStore } from './open-store.js';
import type { PastAsked, PastBegun, PastTold, Serving, Travelling } from './past.js';
import { foldInto } from './replay.js';
import * as replays from './replayed.js';
import { FoldQuery, TODAY } from './replayed.js';

const rooms = [
  petitions,
  office,
  papers,
  identity,
  figures,
  decisions,
  privacy,
  reports,
  byDistrict,
  near,
  list,
  handling,
  mapObjects,
  forum,
  forumPosts,
  spending,
  spendingLines,
  meetings,
  ogpPlans,
  ogpClocks,
  ogpCommitments,
  ogpEvidence,
  ogpLive,
  ogpContributions,
  ogpReport,
  groupRoles,
  groupTasks,
  replays,
  changes,
  tableRows,
];
const known = new Map<string, unknown>(rooms.flatMap((room) => Object.entries(room)));
const { files, until, only }: PastBegun = workerData;
const replayed = only ? projections.filter(({ name }) => only.includes(name)) : projections;
const log = new SqliteLogReader(files.log);
const past = new MemoryStore();
/** Where it lies what readers of this past see of petitions, of reports and of the forum, and by what those are known that are closed. */
const SHOWN = {
  pages: { as: 'pages as shown', visibility: 'sealed' },
  reports: { as: 'reports as shown', visibility: 'hidden' },
  topics: { as: 'topics as shown', visibility: 'hidden' },
  posts: { as: 'posts as shown', visibility: 'hidden' },
  contributions: { as: 'contributions as shown', visibility: 'hidden' },
} as const;
const present = await openReadStore(files.readStore, files.store, { readonly: true });

function questionOf({ name, fields }: Travelling): Query<unknown> {
  const Asked = known.get(name) as typeof Query | undefined;
  if (!(Asked?.prototype instanceof Query)) throw new Error(`no query is called ${name}`);
  return Object.assign(Object.create(Asked.prototype), fields);
}

/** Which of them were closed when it was last looked: only a change of that makes them anew. */
const closed = new Map<string, string>();

/** What the public may not read today it may not read yesterday either: what readers of this past see. */
async function closeWhatIsClosedToday(name: keyof typeof SHOWN, collection: string): Promise<void> {
  const { as, visibility } = SHOWN[name];
  const ids = (await present.find(collection, { where: { visibility } })).map(({ _id }) => _id);
  const now = ids.sort().join(' ');
  if (closed.get(name) === now) return;
  const today = new Set(ids);
  const docs = new Map<string, Doc>();
  for await (const doc of past.scan(name))
    docs.set(doc._id, today.has(doc._id) ? ({ ...doc, visibility } as Doc) : doc);
  await past.save([{ collection: as, docs, position: await past.position(name) }]);
  closed.set(name, now);
}

async function answer({ query, serving }: { query: Travelling; serving: Serving }): Promise<unknown> {
  const store = new LayeredStore(past, present, new Set(Object.values(serving)));
  const question = questionOf(query);
  if (question instanceof FoldQuery)
    return question.answer(store, (name) => (name.startsWith(TODAY) ? serving[name.slice(TODAY.length)]! : name));
  const shown: Record<string, string> = { texts: serving.texts! };
  for (const name of Object.keys(SHOWN) as (keyof typeof SHOWN)[]) {
    if (!replayed.some((one) => one.name === name)) continue;
    await closeWhatIsClosedToday(name, serving[name]!);
    shown[name] = SHOWN[name].as;
  }
  return question.answer(store, (name) => shown[name] ?? name);
}

const port = parentPort!;
const tell = (told: PastTold) => port.postMessage(told);
let turn: Promise<void> = foldInto(inNewestShape(log), past, replayed, { until }).then(() => undefined);
port.on('message', ({ call, ...asked }: PastAsked) => {
  turn = turn
    .then(() => answer(asked))
    .then(
      (found) => tell({ call, answer: found }),
      ({ name, message }: Error) => tell({ call, error: { name, message } }),
    );
});
await turn;

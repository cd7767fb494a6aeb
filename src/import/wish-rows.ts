import type { Command } from '../../commands/command.js';
import { AdoptForumCategory } from '../../commands/forum/commands.js';
import { DraftCommitment, ReportMilestoneProgress, SetMilestone } from '../../commands/ogp/commitment-commands.js';
import { CiteEvidence } from '../../commands/ogp/evidence-commands.js';
import { AdmitMember, DescribeOrganisation } from '../../commands/ogp/group-commands.js';
import { CODE, DAY } from '../../commands/ogp/in-languages.js';
import { ConveneMeeting, NoteCourse, RecordOutcome } from '../../commands/ogp/meeting-commands.js';
import { AdoptPlan, DraftPlan, SubmitPlan } from '../../commands/ogp/plan-commands.js';
import { DescribeRole } from '../../commands/ogp/role-commands.js';
import { DefineWorkflow } from '../../commands/ogp/workflow-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { AdoptService } from '../../commands/services/commands.js';
import { AdoptCategory, NameDepartment } from '../../commands/smart-map/commands.js';
import { AdoptMapLayer } from '../../commands/smart-map/map-commands.js';
import { validation } from '../http/validation.pipe.js';
import { firstUntranslated } from '../ogp/plan-office.js';
import { uuidFrom } from '../write/attributed.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Sent } from '../write/desk.js';
import { evidenceSource } from './evidence-row.js';
import type { Means } from './means.js';
import { taken } from './taken.js';

type Said = Readonly<Record<string, unknown>>;
type Perform = (said: Said, means: Means, sent: Sent, who: string) => Promise<Receipt>;
/** What a row of one command is called by, and how it is brought in. */
export type WishRow = { readonly by: readonly string[]; readonly perform: Perform };

const MEETING = /^20\d\d-[1-9]\d{0,3}$/;
const MILESTONE = /^[a-z0-9]{1,10}$/;
/** The name by which a row is known where its fact has an id that the house makes. */
const ROW_CODE = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/** @throws Invalid: unknown fields are mistakes, as they are over the wire */
const valid = async <C extends Command>(shape: new () => C, said: Said): Promise<C> =>
  (await validation.transform({ ...said }, { type: 'body', metatype: shape })) as C;

/** A command that says all there is to say. */
const wish = <C extends Command>(by: string, shape: new () => C): WishRow => ({
  by: [by],
  perform: async (said, { send }, sent, who) => send(await valid(shape, said), {}, who, sent),
});

export const WISH_ROWS: Readonly<Record<string, WishRow>> = {
  department: wish('department', NameDepartment),
  category: wish('category', AdoptCategory),
  layer: wish('layer', AdoptMapLayer),
  'forum-category': wish('category', AdoptForumCategory),
  regulation: wish('track', AdoptRegulation),
  service: wish('code', AdoptService),
  organisation: {
    by: ['organisation'],
    perform: async (said, { office }, sent, who) => office.describe(await valid(DescribeOrganisation, said), who, sent),
  },
  member: {
    by: ['code'],
    async perform(said, { office }, sent, who) {
      const { code, rest } = taken(said, { code: ROW_CODE });
      return office.admit(await valid(AdmitMember, rest), uuidFrom('import', 'member', code), who, sent);
    },
  },
  role: {
    by: ['role'],
    perform: async (said, { management }, sent, who) => management.describe(await valid(DescribeRole, said), who, sent),
  },
  workflow: {
    by: ['commitment'],
    perform: async (said, { management }, sent, who) => management.define(await valid(DefineWorkflow, said), who, sent),
  },
  session: {
    by: ['date', 'number'],
    perform: async (said, { office }, sent, who) => office.convene(await valid(ConveneMeeting, said), who, sent),
  },
  course: {
    by: ['meeting', 'code'],
    async perform(said, { office }, sent, who) {
      const { meeting, code, rest } = taken(said, { meeting: MEETING, code: ROW_CODE });
      const note = uuidFrom('import', 'note', meeting, code);
      return office.step(await valid(NoteCourse, rest), meeting, { note }, who, sent);
    },
  },
  outcome: {
    by: ['meeting', 'code'],
    async perform(said, { office }, sent, who) {
      const { meeting, code, rest } = taken(said, { meeting: MEETING, code: ROW_CODE });
      const outcome = uuidFrom('import', 'outcome', meeting, code);
      return office.step(await valid(RecordOutcome, rest), meeting, { outcome }, who, sent);
    },
  },
  minutes: {
    by: ['meeting'],
    async perform(said, { office }, _, who) {
      const { meeting, rest } = taken(said, { meeting: MEETING });
      taken(rest, {}, { whole: true });
      return office.draft(meeting, who); // without a key: drafted anew when something was recorded since
    },
  },
  plan: {
    by: ['code'],
    async perform(said, { send }, sent, who) {
      const draft = await valid(DraftPlan, said);
      return send(draft, { plan: draft.code }, who, sent);
    },
  },
  commitment: {
    by: ['code'],
    async perform(said, { send }, sent, who) {
      const { plan, rest } = taken(said, { plan: CODE });
      const draft = await valid(DraftCommitment, rest);
      return send(draft, { plan, commitment: draft.code }, who, sent);
    },
  },
  milestone: {
    by: ['commitment', 'code'],
    async perform(said, { send }, sent, who) {
      const { plan, commitment, rest } = taken(said, { plan: CODE, commitment: CODE });
      const set = await valid(SetMilestone, rest);
      return send(set, { plan, commitment, milestone: set.code }, who, sent);
    },
  },
  adoption: {
    by: ['plan'],
    async perform(said, { send, contentsOf }, sent, who) {
      const { plan, rest } = taken(said, { plan: CODE });
      const untranslated = firstUntranslated(await contentsOf(plan));
      return send(await valid(AdoptPlan, rest), { plan, untranslated }, who, sent);
    },
  },
  submission: {
    by: ['plan'],
    async perform(said, { send }, sent, who) {
      const { plan, rest } = taken(said, { plan: CODE });
      return send(await valid(SubmitPlan, rest), { plan }, who, sent);
    },
  },
  progress: {
    by: ['commitment', 'milestone', 'day'],
    async perform(said, { send }, sent, who) {
      const { plan, commitment, milestone, rest } = taken(said, { plan: CODE, commitment: CODE, milestone: MILESTONE });
      taken(rest, { day: DAY });
      return send(await valid(ReportMilestoneProgress, rest), { plan, commitment, milestone }, who, sent);
    },
  },
  evidence: {
    by: ['commitment', 'code'],
    async perform(said, means, sent, who) {
      const { plan, code, rest: more } = taken(said, { plan: CODE, code: ROW_CODE });
      const { commitment, rest } =
        'commitment' in more ? taken(more, { commitment: CODE }) : { commitment: undefined, rest: more };
      const { source, body } = await evidenceSource(rest, means);
      const supplied = { plan, commitment, source, evidence: uuidFrom('import', 'evidence', plan, code) };
      return means.send(await valid(CiteEvidence, body), supplied, who, sent);
    },
  },
};

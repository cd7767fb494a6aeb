import type { CommitmentEvent, MilestoneEvent, PlanEvent } from '../../events/ogp.js';
import type { VersionDoc } from '../../read-models/ogp-documents.js';
import type { Projection } from '../projection.js';

type Versioned = Extract<
  PlanEvent | CommitmentEvent | MilestoneEvent,
  { readonly data: { readonly version: number; readonly content: object } }
>;

/** Every version of plans, commitments and milestones, whole: what was promised once can be read for ever. */
export const ogpVersions: Projection<VersionDoc, Versioned> = {
  name: 'ogp-versions',
  version: 1,
  handles: ['PlanDrafted', 'PlanRevised', 'CommitmentDrafted', 'CommitmentRevised', 'MilestoneSet', 'MilestoneRevised'],
  indexes: [['kind', 'of', 'version']],
  keys: (e) => [`${kindOf(e)}_${nameOf(e)}_${e.data.version}`],

  fold(_, e, key) {
    const { version, content } = e.data;
    const about = { _id: key, kind: kindOf(e), of: nameOf(e), version, content, at: e.at, event: e.id };
    return { ...about, ...('reason' in e.data && { reason: e.data.reason }), position: e.position };
  },
};

function kindOf({ data }: Pick<Versioned, 'data'>): VersionDoc['kind'] {
  if ('milestone' in data) return 'milestone';
  return 'commitment' in data ? 'commitment' : 'plan';
}

function nameOf({ data }: Pick<Versioned, 'data'>): string {
  if ('milestone' in data) return `${data.commitment}_${data.milestone}`;
  return 'commitment' in data ? data.commitment : data.plan;
}

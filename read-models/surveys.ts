import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { type RemovalGround, SURVEY_STATUSES, type SurveyDoc, type SurveyStatus } from './survey-documents.js';

/** A survey in a list. */
export type SurveyCard = Pick<
  SurveyDoc,
  'kind' | 'status' | 'title' | 'about' | 'draftedAt' | 'openedAt' | 'closes' | 'closedAt' | 'answers'
> & { readonly id: string };

export type SurveysWanted = Paging & {
  readonly status?: SurveyStatus | undefined;
  readonly kind?: 'sample' | 'open' | undefined;
  /** Those that are not open yet, too: for those who write them. */
  readonly drafts?: boolean | undefined;
};

const cardOf = (doc: SurveyDoc): SurveyCard => {
  const { _id, kind, status, title, about, draftedAt, openedAt, closes, closedAt, answers } = doc;
  return {
    ...{ id: _id, kind, status, title, about, draftedAt, answers },
    ...(openedAt !== undefined && { openedAt }),
    ...(closes !== undefined && { closes }),
    ...(closedAt !== undefined && { closedAt }),
  };
};

/** Surveys, the newest first. */
export class SurveysList extends Query<Listed<SurveyCard>> {
  constructor(readonly wanted: SurveysWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { status, kind, drafts } = this.wanted;
    const where = {
      ...(status ? { status } : !drafts && { status: { in: SURVEY_STATUSES } }),
      ...(kind && { kind }),
    };
    const listing = {
      ...{ name: 'surveys', collection: of('surveys'), where },
      ...{ sort: [['draftedAt', -1]] as const, kinds: ['string'] as const },
    };
    return told(await page<SurveyDoc>(store, listing, this.wanted), cardOf);
  }
}

/** Interviews that were taken out, and count nowhere. */
export type RemovalView = {
  readonly batch: string;
  readonly ground: RemovalGround;
  readonly at: string;
  readonly count: number;
};

/** Which interviewers go where, and of whom something is only suspected, is their own and the office's business. */
export type SurveyView = Omit<SurveyDoc, '_id' | 'position' | 'fieldwork' | 'removals'> & {
  readonly id: string;
  readonly removals: readonly RemovalView[];
  readonly asOf: AsOf;
};

const viewOf = ({ _id, position, fieldwork: _, removals, ...doc }: SurveyDoc): SurveyView => ({
  id: _id,
  ...doc,
  removals: Object.entries(removals).flatMap(([batch, { ground, at, count }]) =>
    at === undefined || count === undefined ? [] : [{ batch, ground, at, count }],
  ),
  asOf: asOf(position),
});

/** One survey that has been opened. */
export class SurveyById extends Query<SurveyView | undefined> {
  constructor(readonly survey: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<SurveyDoc>(of('surveys'), this.survey);
    return doc && doc.status !== 'draft' ? viewOf(doc) : undefined;
  }
}

export type SurveyForOffice = SurveyView & Pick<SurveyDoc, 'fieldwork'>;

/** One survey as those see it who run it. */
export class SurveyAtOffice extends Query<SurveyForOffice | undefined> {
  constructor(readonly survey: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<SurveyDoc>(of('surveys'), this.survey);
    return doc && { ...viewOf(doc), fieldwork: doc.fieldwork };
  }
}

import type { TimelineEntry } from '../../../../read-models/petition-documents.js';
import type { PetitionView } from '../../../../read-models/petition-views.js';
import type { CurvePoint } from '../../../../read-models/petitions.js';
import type { FormError, Framed, Lang } from '../../frame.js';
import type { Catalogue } from '../../i18n/catalogue.js';

/** How the reader stands to a petition. */
export type MyPart = {
  readonly author: boolean;
  /** The receipt of the reader's own signature, while it stands. */
  readonly signed: { readonly at: string; readonly eventId: string; readonly position: number } | null;
  /** Why the reader's signature does not count. */
  readonly invalidated: { readonly reason: string } | null;
  readonly follows: boolean;
  readonly supports: boolean;
};

/** One petition with everything its page shows. */
export type PetitionPageView = Framed & {
  readonly petition: PetitionView & { readonly asOf: { readonly position: number } };
  readonly curve: readonly CurvePoint[];
  readonly districts: readonly { readonly district: string; readonly signatures: number }[];
  readonly timeline: readonly TimelineEntry[];
  readonly initials: { readonly items: readonly string[]; readonly total: number };
  /** The secret part of the link for sponsors, for a reader who has it; null for everybody else. */
  readonly invitation: string | null;
  /** Null for somebody who is not signed in. */
  readonly mine: MyPart | null;
  /** How many topics of the forum are about it. */
  readonly topics?: number | undefined;
  /** What the reader has just done. */
  readonly notice?: keyof Catalogue['petition']['notices'] | undefined;
  /** The appeal form came back: what is wrong with it (`text`), or a refusal (``). */
  readonly errors?: readonly FormError[] | undefined;
  readonly kept?: { readonly appeal?: string } | undefined;
  /** When it is erased unless it goes on: of one that was never handed in. */
  readonly lapses?: string | undefined;
  /** The moment in the past that is shown, as it was asked for and when that was; nothing can be done there. */
  readonly past?: { readonly asOf: string; readonly at: string } | undefined;
};

export type PartProps = { readonly view: PetitionPageView; readonly lang: Lang };

export const isRunning = ({ petition, past }: PetitionPageView): boolean =>
  !past && petition.signable !== false && (petition.status === 'open' || petition.status === 'goal-reached');

/** How late the answer is: after its term, or after the last day that the law leaves for it. */
export function latenessOf({ petition, frame, past }: PetitionPageView): 'late' | 'overdue' | undefined {
  const { answers, answerDue, answerLimit } = petition;
  const now = past?.at ?? frame.now;
  const isOver = (term?: string) => term !== undefined && term <= now;
  if (answers.length > 0) return undefined;
  return isOver(answerLimit) ? 'overdue' : isOver(answerDue) ? 'late' : undefined;
}

/** The reader may put their name to it now. */
export const maySign = (view: PetitionPageView): boolean =>
  isRunning(view) && !view.mine?.signed && !view.mine?.invalidated;

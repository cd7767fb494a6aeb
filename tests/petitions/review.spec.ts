import {
  DismissReview,
  FlagSignatures,
  InvalidateSignatures,
  RestoreSignatures,
} from '../../commands/petitions/office-commands.js';
import type { Petition } from '../../commands/petitions/petition-state.js';
import { review } from '../../commands/petitions/review.js';
import type { ReviewEvent } from '../../events/petitions.js';
import { spec, wish } from '../support/given.js';

const known = { status: 'closed' } as Petition;
const a = spec(review, { petition: known });
const about = { petitionId: 'p1', batch: 'b1' };
const doubt = { criterion: 'network', value: '203.0.113.0/24', reason: 'forty in one minute' } as const;
const flag = wish(FlagSignatures, about, doubt, { count: 40 });
const invalidate = (n: number) =>
  wish(InvalidateSignatures, about, doubt, { signatures: Array.from({ length: n }, (_, i) => `e${i}`) });
const restore = wish(RestoreSignatures, about, { reason: 'it was a school' });

const batch = { ...about, criterion: 'network', reason: 'forty in one minute' } as const;
const sealed = { private: { subject: 'review-b1', content: { value: '203.0.113.0/24' } } };
const flagged: ReviewEvent = { type: 'SignaturesFlagged', data: { ...batch, count: 40 } };
const invalidated: ReviewEvent = {
  type: 'SignaturesInvalidated',
  data: { ...batch, count: 2, signatures: ['e0', 'e1'] },
};
const restored: ReviewEvent = { type: 'SignaturesRestored', data: { ...about, reason: 'it was a school' } };

describe('a review of signatures', () => {
  it('begins with a doubt whose value is sealed', () =>
    a
      .given()
      .when(flag)
      .then({ ...flagged, ...sealed } as ReviewEvent));
  it('begins once', () => {
    a.given(flagged).when(flag).thenNothing();
    a.given(invalidated).when(flag).thenNothing();
  });
  it('is about something', () => {
    a.given()
      .when(wish(FlagSignatures, flag, { count: 0 }))
      .refused('review.nothing-matches');
    a.given().when(invalidate(0)).refused('review.nothing-matches');
  });
  it('invalidates with or without a doubt before', () => {
    for (const past of [[], [flagged]])
      a.given(...past)
        .when(invalidate(2))
        .then({ ...invalidated, ...sealed } as ReviewEvent);
  });
  it('counts what it names, whatever the caller counted', () =>
    a
      .given()
      .when(Object.assign(invalidate(2), { count: 7 }))
      .then({ ...invalidated, ...sealed } as ReviewEvent));
  it('names five hundred and no more', () => {
    expect(review.decide(invalidate(500), 'none', { at: '', actor: '' }, { petition: known })).toHaveLength(1);
    a.given().when(invalidate(501)).refused('review.too-many', { count: 501, most: 500 });
  });
  it('invalidates once', () => a.given(invalidated).when(invalidate(2)).thenNothing());
  it('can be undone, once', () => {
    a.given(invalidated).when(restore).then(restored);
    a.given(invalidated, restored).when(restore).thenNothing();
  });
  it('that was undone is not done again: that takes a new batch', () =>
    a.given(invalidated, restored).when(invalidate(2)).refused('review.already-restored'));
  it('that invalidated nothing cannot be undone', () => {
    a.given().when(restore).refused('review.not-found');
    a.given(flagged).when(restore).refused('review.not-found');
  });
  it('needs a petition', () =>
    spec(review, { petition: { status: 'unknown' } as Petition })
      .given()
      .when(flag)
      .refused('petition.not-found'));
});

describe('a review that is open', () => {
  const dismiss = wish(DismissReview, about, { reason: 'they were a class' });
  const dismissed: ReviewEvent = { type: 'ReviewDismissed', data: { ...about, reason: 'they were a class' } };
  it('ends in a decision, one way or the other, once', () => {
    a.given(flagged).when(dismiss).then(dismissed);
    a.given(flagged, dismissed).when(dismiss).thenNothing();
    a.given(flagged, dismissed).when(invalidate(2)).refused('review.already-decided');
    a.given(flagged, dismissed).when(restore).refused('review.not-found');
    a.given(flagged, invalidated).when(dismiss).refused('review.already-decided');
    a.given().when(dismiss).refused('review.not-found');
  });
});

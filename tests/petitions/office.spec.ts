import { FollowPetition, UnfollowPetition } from '../../commands/petitions/commands.js';
import { follow } from '../../commands/petitions/follow.js';
import {
  ApproveSignatoryList,
  EnterPaperSheet,
  ReceivePaperSheet,
  RequestSignatoryList,
  UnsealSignatoryList,
} from '../../commands/petitions/office-commands.js';
import type { Petition } from '../../commands/petitions/petition-state.js';
import { inForce, regulation, signaturesNeeded } from '../../commands/petitions/regulation.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { sheet } from '../../commands/petitions/sheet.js';
import { unsealing } from '../../commands/petitions/unsealing.js';
import type { FollowEvent, SheetEvent, UnsealingEvent } from '../../events/petitions.js';
import type { RegulationEvent } from '../../events/regulations.js';
import { by, spec, stateOf, wish } from '../support/given.js';
import { MAYOR_RULES, REGULATIONS, SAKREBULO_RULES } from '../support/story.js';

const unknown: Petition = { status: 'unknown' };
const opening = { rules: MAYOR_RULES, threshold: 1, closesAt: '2026-08-09T20:00:00.000Z' };
const statutory = { status: 'admitted', addressee: 'sakrebulo', opening } as Petition;

describe('a paper sheet', () => {
  const a = spec(sheet, { petition: statutory });
  const scan = 'a'.repeat(64);
  const about = { petitionId: 'p1', sheet: 's-1' };
  const enter = wish(EnterPaperSheet, about, { scan, accepted: 17, notEligible: 2, alreadySigned: 1 });
  const entered: SheetEvent = {
    type: 'PaperSheetEntered',
    data: { ...about, scan, rows: 20, accepted: 17, notEligible: 2, alreadySigned: 1 },
  };
  const receive = wish(ReceivePaperSheet, about, { scan });
  const received: SheetEvent = { type: 'PaperSheetReceived', data: { ...about, scan } };
  it('is received before it is entered, once', () => {
    a.given().when(receive).then(received);
    a.given(received).when(receive).thenNothing();
    a.given(received).when(enter).then(entered);
    a.given(received, entered).when(receive).thenNothing();
  });
  it('may be scanned better until it is entered', () => {
    const better = { scan: 'b'.repeat(64) };
    a.given(received)
      .when(wish(ReceivePaperSheet, receive, better))
      .then({ type: 'PaperSheetReceived', data: { ...about, ...better } });
    a.given(entered)
      .when(wish(ReceivePaperSheet, receive, better))
      .refused('sheet.already-entered');
  });
  it('is not received for a petition that has not opened', () =>
    spec(sheet, { petition: { status: 'gathering' } as Petition })
      .given()
      .when(receive)
      .refused('petition.not-open'));
  it('is entered with what came of its rows', () => a.given().when(enter).then(entered));
  it('is entered once', () => a.given(entered).when(enter).thenNothing());
  it('does not hide behind another scan', () =>
    a
      .given(entered)
      .when(wish(EnterPaperSheet, enter, { scan: 'b'.repeat(64) }))
      .refused('sheet.already-entered'));
  it('belongs to a petition that has opened', () => {
    spec(sheet, { petition: unknown }).given().when(enter).refused('petition.not-found');
    const draft = { status: 'gathering' } as Petition;
    spec(sheet, { petition: draft }).given().when(enter).refused('petition.not-open');
  });
});

describe('the statutory list of signatories', () => {
  const a = spec(unsealing, { petition: statutory });
  const about = { petitionId: 'p1', request: 'r1' };
  const request = wish(RequestSignatoryList, about, { purpose: 'for the session of the Sakrebulo' });
  const approve = wish(ApproveSignatoryList, about);
  const unseal = wish(UnsealSignatoryList, about, { signatures: 10_029 });
  const requested: UnsealingEvent = { type: 'SignatoryListRequested', data: { ...about, purpose: request.purpose } };
  const approved: UnsealingEvent = { type: 'SignatoryListApproved', data: about };
  const opened: UnsealingEvent = { type: 'SignatoryListUnsealed', data: { ...about, signatures: 10_029 } };

  it('is asked for with a purpose, once', () => {
    a.given().when(request).then(requested);
    a.given(requested).when(request).thenNothing();
  });
  it('exists for the Sakrebulo alone', () =>
    spec(unsealing, { petition: { ...statutory, addressee: 'mayor' } as Petition })
      .given()
      .when(request)
      .refused('unsealing.no-list-in-law'));
  it('takes a second person', () => {
    a.given(by('lela', requested)).when(approve, { actor: 'lela' }).refused('unsealing.same-person');
    a.given(by('lela', requested)).when(approve, { actor: 'zurab' }).then(approved);
    a.given(requested, approved).when(approve).thenNothing();
  });
  it('is opened once for each approval', () => {
    a.given(requested).when(unseal).refused('unsealing.not-approved');
    a.given(requested, approved).when(unseal).then(opened);
    a.given(requested, approved, opened).when(unseal).refused('unsealing.already-opened');
  });
  it('is not approved or opened unasked', () => {
    a.given().when(approve).refused('unsealing.not-found');
    a.given().when(unseal).refused('unsealing.not-found');
    spec(unsealing, { petition: unknown }).given().when(request).refused('petition.not-found');
  });
});

describe('following', () => {
  const a = spec(follow, { petition: statutory });
  const about = { petitionId: 'p1', follower: 'ana' };
  const [start, stop] = [wish(FollowPetition, about), wish(UnfollowPetition, about)];
  const followed: FollowEvent = { type: 'PetitionFollowed', data: about };
  const unfollowed: FollowEvent = { type: 'PetitionUnfollowed', data: about };
  it('begins and ends', () => {
    a.given().when(start).then(followed);
    a.given(followed).when(start).thenNothing();
    a.given(followed).when(stop).then(unfollowed);
    a.given(followed, unfollowed).when(stop).thenNothing();
    a.given(followed, unfollowed).when(start).then(followed);
  });
  it('does not end before it began', () => a.given().when(stop).refused('follow.not-following'));
  it('needs a petition', () => spec(follow, { petition: unknown }).given().when(start).refused('petition.not-found'));
});

describe('a regulation', () => {
  const a = spec(regulation);
  const at = { at: '2026-01-01T08:00:00.000Z' };
  const adopted = (change: Partial<AdoptRegulation> = {}): RegulationEvent => ({
    type: 'RegulationAdopted',
    data: { ...REGULATIONS.mayor, ...change },
  });
  const adopt = (change: Partial<AdoptRegulation> = {}) => wish(AdoptRegulation, REGULATIONS.mayor, change);
  const second = { version: 2, inForceFrom: '2026-02-01' };

  it('is adopted whole', () => a.given().when(adopt(), at).then(adopted()));
  it('is adopted once', () => a.given(adopted()).when(adopt(), at).thenNothing());
  it('is not replaced under the same number', () =>
    a
      .given(adopted())
      .when(adopt({ rules: { ...MAYOR_RULES, windowDays: 61 } }), at)
      .refused('regulation.not-later'));
  it('rises by one', () => {
    a.given(adopted()).when(adopt(second), at).then(adopted(second));
    a.given(adopted())
      .when(adopt({ ...second, version: 3 }), at)
      .refused('regulation.not-later', { version: 1 });
    a.given()
      .when(adopt({ version: 2 }), at)
      .refused('regulation.not-later');
  });
  it('takes effect later than the one before, and not in the past', () => {
    a.given(adopted())
      .when(adopt({ ...second, inForceFrom: '2026-01-01' }), at)
      .refused('regulation.not-later');
    a.given(adopted())
      .when(adopt(second), { at: '2026-02-01T20:00:00.000Z' }) // already the second of February in Tbilisi
      .refused('regulation.not-later', { today: '2026-02-02' });
  });
  it.each([
    ['sponsors', { rules: { ...MAYOR_RULES, sponsors: { min: 6, max: 5 } } }],
    ['answerDays', { rules: { ...MAYOR_RULES, answerDays: { aim: 91, limit: 90 } } }],
    ['certificateWorkingDays', { rules: SAKREBULO_RULES }],
  ])('does not contradict itself: %s', (rule, change) =>
    a.given().when(adopt(change), at).refused('regulation.inconsistent', { rule }),
  );
  it('keeps nothing that its threshold does not use', () => {
    const threshold = { kind: 'absolute', signatures: 9, registeredVoters: 5 } as never;
    a.given()
      .when(adopt({ rules: { ...MAYOR_RULES, threshold } }), at)
      .then(adopted({ rules: { ...MAYOR_RULES, threshold: { kind: 'absolute', signatures: 9 } } }));
  });
  it('binds from its day on', () => {
    const versions = stateOf(regulation, adopted(), adopted(second));
    const on = (day: string) => inForce(versions, `${day}T08:00:00.000Z`)?.version;
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-01-31'), on('2026-02-01')]).toEqual([undefined, 1, 1, 2]);
  });
  it('rounds a share of voters up', () => {
    const share = (registeredVoters: number, basisPoints: number) =>
      signaturesNeeded({
        kind: 'share-of-voters',
        registeredVoters,
        basisPoints,
        countedOn: '2021-10-02',
        source: 's',
      });
    expect([share(1_002_900, 100), share(918_667, 100), share(989_438, 100), share(100, 100), share(101, 50)]).toEqual([
      10_029, 9_187, 9_895, 1, 1,
    ]);
  });
});

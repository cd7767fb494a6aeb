import { HideInitials, SignPetition, WithdrawSignature } from '../../commands/petitions/commands.js';
import { InvalidateSignature, RestoreSignature } from '../../commands/petitions/office-commands.js';
import type { Petition } from '../../commands/petitions/petition-state.js';
import { signature } from '../../commands/petitions/signature.js';
import type { SignatureEvent } from '../../events/petitions.js';
import { by, spec, wish } from '../support/given.js';
import { MAYOR_RULES, resident } from '../support/story.js';

const closesAt = '2026-08-09T20:00:00.000Z';
const filed = {
  author: 'ana',
  addressee: 'mayor',
  regulation: 1,
  sponsors: MAYOR_RULES.sponsors,
  supporters: [],
  registered: false,
  overdue: false,
  answers: 0,
} as const;
const opening = { rules: MAYOR_RULES, threshold: 2_000, closesAt };
const openPetition: Petition = { ...filed, status: 'admitted', opening };
const open = spec(signature, { petition: openPetition });
const by2 = spec(signature, {
  petition: { ...openPetition, opening: { ...opening, rules: { ...MAYOR_RULES, assurance: 2 } } },
});
/** Closed at position 50 of the log. */
const closed = spec(signature, { petition: { ...openPetition, status: 'closed', closed: { position: 50 } } });

const about = { petitionId: 'p1', signer: 'nino' };
const adult = resident(1, { birthDate: '1990-05-05', district: 'vake' });
const sign = (change: Partial<SignPetition> = {}) =>
  wish(SignPetition, about, { resident: adult, level: 1, channel: 'portal', display: 'none' }, change);
const withdraw = wish(WithdrawSignature, about);
const invalidate = (signature = 'e1', batch = 'b1') => wish(InvalidateSignature, about, { signature, batch });
const restore = (signature = 'e1', batch = 'b1') => wish(RestoreSignature, about, { signature, batch });

const data = { ...about, district: 'vake' };
const signed: SignatureEvent = { type: 'PetitionSigned', data: { ...data, channel: 'portal' } };
const sealed = (content: object = {}) => ({
  private: {
    subject: 'nino',
    content: { name: adult.name, personalNumber: adult.personalNumber, display: 'none', ...content },
  },
});
const withdrawn: SignatureEvent = { type: 'SignatureWithdrawn', data: { ...data, signature: 'e1' } };
const invalidated = (signature = 'e1', batch = 'b1'): SignatureEvent => ({
  type: 'SignatureInvalidated',
  data: { ...data, signature, batch },
});
const restored = (signature = 'e1', batch = 'b1'): SignatureEvent => ({
  type: 'SignatureRestored',
  data: { ...data, signature, batch },
});

describe('a signature', () => {
  it('is recorded with the district; who it is goes under a key of their own', () =>
    open
      .given()
      .when(sign())
      .then({ ...signed, ...sealed() } as SignatureEvent));
  it('shows initials only by a consent of its own', () =>
    open
      .given()
      .when(sign({ display: 'initials', network: '203.0.113.0/24' }))
      .then({
        type: 'PetitionSigned',
        data: { ...data, channel: 'portal', initials: true },
        ...sealed({ display: 'initials', network: '203.0.113.0/24' }),
      } as SignatureEvent));
  it('names the sheet it stood on', () =>
    open
      .given()
      .when(sign({ channel: 'paper', sheet: 's-7', level: 0 }))
      .then({
        type: 'PetitionSigned',
        data: { ...data, channel: 'paper', sheet: 's-7' },
        ...sealed(),
      } as SignatureEvent));
  it('from a district that is none of the ten counts as other', () =>
    open
      .given()
      .when(sign({ resident: { ...adult, district: 'Rustavi, region 4' } }))
      .then({
        type: 'PetitionSigned',
        data: { ...data, district: 'other', channel: 'portal' },
        ...sealed(),
      } as SignatureEvent));
  it('given again is already there', () => open.given(signed).when(sign()).thenNothing());
  it('given again after the close is still there', () => closed.given(signed).when(sign()).thenNothing());
  it('is refused past the closing hour, though nobody closed it', () => {
    open.given().when(sign(), { at: closesAt }).refused('petition.not-open');
    open
      .given()
      .when(sign(), { at: '2026-08-09T19:59:59.999Z' })
      .then({ ...signed, ...sealed() } as SignatureEvent);
  });
  it('is refused once the petition has closed', () => closed.given().when(sign()).refused('petition.not-open'));
  it('is refused before it opens', () =>
    spec(signature, { petition: { ...filed, status: 'submitted' } as Petition })
      .given()
      .when(sign())
      .refused('petition.not-open', { status: 'submitted' }));
  it('needs a petition', () =>
    spec(signature, { petition: { status: 'unknown' } as Petition })
      .given()
      .when(sign())
      .refused('petition.not-found'));
});

describe('who may sign', () => {
  const on = (birthDate: string, at: string) => open.given().when(sign({ resident: { ...adult, birthDate } }), { at });
  it('is of age on the day of signing, by the calendar in Tbilisi', () => {
    on('2008-06-11', '2026-06-10T19:59:59.999Z').refused('signature.not-eligible', { rule: 'age', minAge: 18 });
    on('2008-06-11', '2026-06-10T20:00:00.000Z').then({ ...signed, ...sealed() } as SignatureEvent);
  });
  it('has a date of birth', () => on('', '2026-06-10T20:00:00.000Z').refused('signature.not-eligible'));
  it('is a registered voter where the rules say so', () =>
    open
      .given()
      .when(sign({ resident: { ...adult, registeredVoter: false } }))
      .refused('signature.not-eligible', { rule: 'registered-voter' }));
  it('is a resident where the rules say so', () => {
    const rules = { ...MAYOR_RULES, eligibility: { minAge: 16, who: 'resident' as const } };
    const here = spec(signature, { petition: { ...openPetition, opening: { ...opening, rules } } });
    const away = { ...adult, registeredVoter: false, district: 'batumi' };
    here
      .given()
      .when(sign({ resident: away }))
      .refused('signature.not-eligible', { rule: 'resident' });
    here
      .given()
      .when(sign({ resident: { ...away, district: 'vake' } }))
      .then({ ...signed, ...sealed() } as SignatureEvent);
  });
  it('is known as surely as the rules ask', () => {
    open
      .given()
      .when(sign({ level: 0 }))
      .refused('identity.assurance-too-low', { needed: 1, level: 0 });
    by2
      .given()
      .when(sign({ level: 1 }))
      .refused('identity.assurance-too-low', { needed: 2, level: 1 });
    by2
      .given()
      .when(sign({ level: 2 }))
      .then({ ...signed, ...sealed() } as SignatureEvent);
  });
  it('may be known to an officer instead', () =>
    by2
      .given()
      .when(sign({ level: 0, channel: 'hall' }))
      .then({ type: 'PetitionSigned', data: { ...data, channel: 'hall' }, ...sealed() } as SignatureEvent));
});

describe('withdrawing', () => {
  it('undoes the signature it names', () => open.given(signed).when(withdraw).then(withdrawn));
  it('twice changes nothing', () => open.given(signed, withdrawn).when(withdraw).thenNothing());
  it('needs a signature', () => open.given().when(withdraw).refused('signature.not-signed'));
  it('is over with the window', () => {
    open.given(signed).when(withdraw, { at: closesAt }).refused('petition.not-open');
    closed.given(signed).when(withdraw).refused('petition.not-open');
  });
  it('leaves room to sign anew', () =>
    open
      .given(signed, withdrawn)
      .when(sign())
      .then({ ...signed, ...sealed() } as SignatureEvent));
  it('names the new one when that is withdrawn', () =>
    open
      .given(signed, withdrawn, signed)
      .when(withdraw)
      .then({ type: 'SignatureWithdrawn', data: { ...data, signature: 'e3' } }));
  it('does not take off what a review took off already', () =>
    open.given(signed, invalidated()).when(withdraw).refused('signature.invalidated', { batch: 'b1' }));
});

describe('a review', () => {
  it('takes off what it saw', () => open.given(signed).when(invalidate()).then(invalidated()));
  it('also after the close', () => closed.given(signed).when(invalidate()).then(invalidated()));
  it('takes nothing off twice', () => {
    open.given(signed, invalidated()).when(invalidate()).thenNothing();
    open.given(signed, invalidated()).when(invalidate('e1', 'b2')).thenNothing();
    open.given(signed, withdrawn).when(invalidate()).thenNothing();
  });
  it('has nothing to do with a signature given since', () =>
    open.given(signed, withdrawn, signed).when(invalidate('e1')).thenNothing());
  it('needs a signature', () => {
    open.given().when(invalidate()).refused('signature.not-signed');
    open.given().when(restore()).refused('signature.not-signed');
  });
  it('keeps the person from signing over it', () =>
    open.given(signed, invalidated()).when(sign()).refused('signature.invalidated', { batch: 'b1' }));
  it('is undone', () => open.given(signed, invalidated()).when(restore()).then(restored()));
  it('is undone after the close as well', () => closed.given(signed, invalidated()).when(restore()).then(restored()));
  it('is undone once, and only by its own batch', () => {
    open.given(signed, invalidated(), restored()).when(restore()).thenNothing();
    open.given(signed, invalidated()).when(restore('e1', 'b2')).thenNothing();
    open.given(signed).when(restore()).thenNothing();
  });
  it('undone, the person may withdraw, and another review may take it off', () => {
    open.given(signed, invalidated(), restored()).when(withdraw).then(withdrawn);
    open.given(signed, invalidated(), restored()).when(invalidate('e1', 'b2')).then(invalidated('e1', 'b2'));
  });
});

describe('the consent to showing initials', () => {
  const shown: SignatureEvent = { type: 'PetitionSigned', data: { ...data, channel: 'portal', initials: true } };
  const hide = wish(HideInitials, about);
  const hidden: SignatureEvent = { type: 'InitialsHidden', data: { ...data, signature: 'e1' } };
  it('can be taken back at any time, once', () => {
    open.given(shown).when(hide).then(hidden);
    closed.given(shown).when(hide).then(hidden);
    open.given(shown, hidden).when(hide).thenNothing();
    open.given(shown, invalidated()).when(hide).then(hidden);
    open.given(shown, invalidated(), hidden, restored()).when(hide).thenNothing();
  });
  it('is nothing to take back where it was not given, and no signature at all where there is none', () => {
    open.given(signed).when(hide).thenNothing();
    open.given().when(hide).refused('signature.not-signed');
    open.given(shown, withdrawn).when(hide).refused('signature.not-signed');
  });
  it('changes nothing of the signature', () => {
    open.given(shown, hidden).when(sign()).thenNothing();
    open.given(shown, hidden).when(withdraw).then(withdrawn);
    open.given(shown, hidden).when(invalidate()).then(invalidated());
  });
});

describe('what a log recorded behind the close', () => {
  it('is no signature', () => {
    closed
      .given(by('nino', signed, { position: 51 }))
      .when(sign())
      .refused('petition.not-open');
    closed
      .given(by('nino', signed, { position: 51 }))
      .when(invalidate())
      .refused('signature.not-signed');
  });
  it('is no withdrawal: the signature still counts, and a review may take it off', () =>
    closed
      .given(by('nino', signed, { position: 49 }), by('nino', withdrawn, { position: 51 }))
      .when(invalidate())
      .then(invalidated()));
});

it('a fact of another shape changes nothing', () =>
  open
    .given({ type: 'SomethingNew', data: {} } as never)
    .when(withdraw)
    .refused('signature.not-signed'));

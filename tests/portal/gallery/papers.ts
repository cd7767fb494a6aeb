import type { PetitionCard } from '../../../read-models/petition-views.js';
import { CARDS, card, day, id, OFFICIAL, petition } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const CLERK = { ...OFFICIAL, roles: ['officer', 'register-clerk', 'administrator'] };
const AUDITOR = { ...OFFICIAL, roles: ['auditor'] };
const [NINO, GELA] = ['ab'.repeat(16), 'cd'.repeat(16)];
const officials = { [NINO]: { name: 'ნინო ბერიძე' }, [GELA]: { erased: true as const } };
const asOf = { position: 48_213, size: null, root: null };
const papers = <T>(items: readonly T[], total = items.length) => ({
  items,
  total,
  next: total > items.length ? 'n' : null,
  asOf,
  officials,
  petitions: { [id(1)]: card(1, 'bicycle'), [id(5)]: card(5, 'signs') },
});

/** A page of petitions to choose one from. */
const choice = (items: readonly PetitionCard[], total = items.length) => ({
  items,
  total,
  next: total > items.length ? 'n' : null,
});

/** Paper sheets, the service hall, and the lists that the law asks for. */
export function paperPages(
  {
    SheetsPage,
    PetitionSheetsPage,
    SheetPage,
    SheetDonePage,
    HallPage,
    AssistPage,
    AssistedPage,
    ListsPage,
    PetitionListsPage,
  }: Pages,
  at: At,
): Record<string, Shown> {
  const frame = at('/sheets', CLERK);
  const received = {
    petitionId: id(1),
    sheet: 'VK-12',
    state: 'received' as const,
    scan: 'a'.repeat(64),
    receivedBy: NINO,
    receivedAt: day(-2),
  };
  const entered = {
    ...received,
    petitionId: id(5),
    sheet: 'VK-11',
    state: 'entered' as const,
    enteredBy: GELA,
    enteredAt: day(-1),
    totals: { rows: 20, accepted: 17, alreadySigned: 1, notEligible: 2 },
  };
  const sheets = papers([received, entered], 40);
  const waiting = { sheets: 1, lists: 2 };
  const lines = [
    { number: '01001000001', initials: true },
    { number: '?', initials: false },
    { number: '01001000003', initials: false },
    { number: '01001000001', initials: false },
  ];
  const checks = [
    { row: 1, found: 'known' as const },
    { row: 2, found: 'malformed' as const },
    { row: 3, found: 'unknown' as const },
    { row: 4, found: 'twice' as const },
  ];
  const of = petition('bicycle');
  const one = { frame, petition: of, sheet: { ...received, officials }, errors: [] };
  const rows = [
    { row: 1, outcome: 'accepted' as const },
    { row: 2, outcome: 'unknown' as const },
    { row: 3, outcome: 'not-eligible' as const, why: 'signature.not-eligible', rule: 'age' },
    { row: 4, outcome: 'already-signed' as const },
  ];
  const outcome = { accepted: 1, alreadySigned: 1, notEligible: 2, rows };
  const sakrebulo = petition('noise', { addressee: 'sakrebulo' });
  const requested = {
    petitionId: id(1),
    request: id(31),
    state: 'requested' as const,
    purpose: 'საკრებულოს აპარატისთვის გადასაცემად, კოდექსის 86-ე მუხლის მიხედვით',
    requestedBy: NINO,
    requestedAt: day(-3),
  };
  const approved = {
    ...requested,
    request: id(32),
    state: 'approved' as const,
    approvedBy: GELA,
    approvedAt: day(-2),
  };
  const opened = {
    ...approved,
    request: id(33),
    state: 'opened' as const,
    openedBy: 'ef'.repeat(16),
    openedAt: day(-1),
    signatures: 10_029,
  };
  const lists = papers([requested, approved, opened]);
  const none = papers([]);
  const desk = { waiting, me: NINO };
  return {
    sheets: (lang) =>
      SheetsPage({ frame, wanted: {}, sheets, pick: {}, petitions: choice(CARDS.slice(0, 3), 20), waiting }, lang),
    'sheets-read': (lang) =>
      SheetsPage(
        {
          frame: at('/sheets', AUDITOR),
          wanted: { state: 'entered' },
          sheets: none,
          pick: {},
          petitions: choice([]),
          waiting,
        },
        lang,
      ),
    'sheets-one': (lang) => PetitionSheetsPage({ frame, petition: of, wanted: {}, sheets, errors: [] }, lang),
    'sheets-one-wrong': (lang) =>
      PetitionSheetsPage(
        {
          frame,
          petition: of,
          wanted: { cursor: 'c' },
          sheets: none,
          errors: [
            { field: 'sheet', text: '64' },
            { field: 'scan', text: '8' },
          ],
          sheet: 'ა-12',
        },
        lang,
      ),
    sheet: (lang) => SheetPage({ ...one, scan: 'picture', lines: [], empty: 10 }, lang),
    'sheet-checked': (lang) => SheetPage({ ...one, scan: 'file', lines, empty: 0, checks }, lang),
    'sheet-wrong': (lang) =>
      SheetPage({ ...one, scan: undefined, lines: [], empty: 1, errors: [{ field: 'number-1', text: '?' }] }, lang),
    'sheet-entered': (lang) =>
      SheetPage({ ...one, sheet: { ...entered, officials }, scan: 'file', lines: [], empty: 0 }, lang),
    'sheet-done': (lang) => SheetDonePage({ frame, petition: of, sheet: 'VK-12', lines, outcome }, lang),
    'sheet-done-again': (lang) =>
      SheetDonePage({ frame, petition: of, sheet: 'VK-12', lines, outcome: { ...outcome, rows: [] } }, lang),
    hall: (lang) => HallPage({ frame, pick: { more: 'm' }, petitions: choice(CARDS.slice(0, 4)), waiting }, lang),
    'hall-none': (lang) => HallPage({ frame, pick: { q: 'ტრამვაი' }, petitions: choice([]), waiting }, lang),
    assist: (lang) => AssistPage({ frame, petition: of, errors: [], kept: {} }, lang),
    'assist-wrong': (lang) =>
      AssistPage(
        {
          frame,
          petition: sakrebulo,
          errors: [
            { field: 'personalNumber', text: '11' },
            { field: 'consent', text: '!' },
            { field: 'display', text: '?' },
          ],
          kept: { personalNumber: '123', documentNumber: 'DM1', birthDate: { day: '31', month: '2', year: '1990' } },
        },
        lang,
      ),
    'assist-closed': (lang) =>
      AssistPage({ frame, petition: petition('lighting', { signable: false }), errors: [], kept: {} }, lang),
    assisted: (lang) =>
      AssistedPage(
        { frame, petition: of, receipt: { position: 48_214, eventId: 'ab'.repeat(16) }, again: false },
        lang,
      ),
    'assisted-again': (lang) =>
      AssistedPage({ frame, petition: of, receipt: { position: 48_214, eventId: 'ab'.repeat(16) }, again: true }, lang),
    lists: (lang) =>
      ListsPage(
        {
          frame,
          wanted: {},
          lists,
          openings: papers([opened]),
          pick: {},
          petitions: choice([card(8, 'noise')]),
          ...desk,
        },
        lang,
      ),
    'lists-read': (lang) =>
      ListsPage(
        {
          frame: at('/signatory-lists', AUDITOR),
          wanted: { state: 'opened' },
          lists: none,
          openings: none,
          pick: {},
          petitions: choice([]),
          waiting,
          me: undefined,
        },
        lang,
      ),
    'lists-one': (lang) =>
      PetitionListsPage(
        { frame, petition: sakrebulo, lists, me: GELA, errors: [{ field: 'purpose', text: '10' }], purpose: 'მოკლე' },
        lang,
      ),
    'lists-mayor': (lang) =>
      PetitionListsPage({ frame, petition: of, lists: none, me: NINO, errors: [], notice: 'asked' }, lang),
  };
}

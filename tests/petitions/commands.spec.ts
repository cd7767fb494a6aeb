import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { GrantRole } from '../../commands/identity/commands.js';
import { deciderOf, deciders } from '../../commands/index.js';
import { AppealRefusal, DraftPetition, SignPetition, SubmitPetition } from '../../commands/petitions/commands.js';
import {
  AdmitPetition,
  AnswerPetition,
  EnterPaperSheet,
  InvalidateSignatures,
  RefusePetition,
} from '../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { refusals } from '../../commands/refusals.js';
import { Invalid, validation } from '../../src/http/validation.pipe.js';
import { MAYOR_RULES, REGULATIONS, SAKREBULO_RULES } from '../support/story.js';

/** A body as it comes over the wire, taken in by the pipe that the routes use. */
const taken = <C>(metatype: Type<C>, body: unknown): Promise<C> =>
  validation.transform(JSON.parse(JSON.stringify(body)), { type: 'body', metatype }) as Promise<C>;

const wrong = async (metatype: Type<unknown>, body: unknown): Promise<string[]> => {
  try {
    await taken(metatype, body);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return [...new Set(error.errors.map(({ path }) => path))];
    throw error;
  }
};

const draft = {
  title: 'უსაფრთხო ველობილიკი',
  demand: 'მოვითხოვთ ველობილიკს.',
  details: 'ერთი აბზაცი.\n\nმეორე აბზაცი.',
  addressee: 'mayor',
  districts: ['vake'],
  place: { lat: 41.711, lon: 44.752 },
  language: 'ka',
};
const change = (more: object) => ({ ...draft, ...more });

describe('a body that drafts a petition', () => {
  it('is taken as it is', async () => expect(await taken(DraftPetition, draft)).toMatchObject(draft));
  it('is trimmed, composed and kept to single spaces in a title', async () => {
    const said = await taken(
      DraftPetition,
      change({ title: '  Cafe\u0301s   and\nparks ', details: ' a\r\nb\n\n\n\nc\t' }),
    );
    expect(said).toMatchObject({ title: 'Cafés and parks', details: 'a\nb\n\nc' });
  });
  it('needs neither details, districts nor place', async () => {
    const { details: _, districts: __, place: ___, ...bare } = draft;
    expect(await taken(DraftPetition, bare)).toMatchObject({ details: '' });
  });
  it.each([
    ['a title of nine letters', { title: '123456789' }, 'title'],
    ['a title of 121', { title: 'ა'.repeat(121) }, 'title'],
    ['a title of spaces', { title: ' '.repeat(30) }, 'title'],
    ['a title that a spreadsheet would run', { title: '=HYPERLINK("x")' }, 'title'],
    ['a title that begins with @', { title: '@everybody sign this' }, 'title'],
    ['a title that is a number', { title: 1234567890 }, 'title'],
    ['a title that is a list', { title: ['1234567890'] }, 'title'],
    ['a demand of 301', { demand: 'ა'.repeat(301) }, 'demand'],
    ['a demand with half a character', { demand: 'We demand \ud83d now' }, 'demand'],
    ['a demand of broken UTF-8', { demand: 'We demand \ufffd now' }, 'demand'],
    ['a demand with a bell', { demand: 'We demand \u0007 now' }, 'demand'],
    ['a demand that turns the text round', { demand: 'We demand \u202e now' }, 'demand'],
    ['details of 4001', { details: 'ა'.repeat(4_001) }, 'details'],
    ['an unknown addressee', { addressee: 'president' }, 'addressee'],
    ['no language', { language: undefined }, 'language'],
    ['a place beyond the pole', { place: { lat: 91, lon: 44 } }, 'place.lat'],
    ['a place in words', { place: { lat: '41.7', lon: 44 } }, 'place.lat'],
    ['a place with a name', { place: { lat: 41.7, lon: 44, name: 'x' } }, 'place.name'],
    ['a place that is none', { place: 'here' }, 'place'],
    ['eleven districts', { districts: 'abcdefghijk'.split('') }, 'districts'],
    ['one district twice', { districts: ['vake', 'vake'] }, 'districts'],
    ['a district with a dot', { districts: ['a.b'] }, 'districts'],
    ['a field nobody knows', { threshold: 1 }, 'threshold'],
    ['an author of its own', { author: 'somebody' }, 'author'],
    ['a resident of its own', { resident: { registeredVoter: true } }, 'resident'],
    ['an id of its own', { petitionId: 'x' }, 'petitionId'],
  ])('is not taken with %s', async (_, more, path) => expect(await wrong(DraftPetition, change(more))).toEqual([path]));
});

it('a place that is a list is not taken either', async () =>
  expect(await wrong(DraftPetition, change({ place: [41.7, 44.7] }))).toContain('place'));

describe('other bodies', () => {
  it.each<[string, Type<unknown>, unknown, string[]]>([
    ['signing takes a choice', SignPetition, { display: 'initials' }, []],
    ['signing takes no name', SignPetition, { display: 'name' }, ['display']],
    ['signing takes no signer', SignPetition, { display: 'none', signer: 'x' }, ['signer']],
    ['signing takes no level', SignPetition, { display: 'none', level: 3 }, ['level']],
    ['submitting takes nothing', SubmitPetition, {}, []],
    ['submitting takes nothing at all', SubmitPetition, { x: 1 }, ['x']],
    ['admitting takes no rules', AdmitPetition, { rules: {} }, ['rules']],
    ['a ground of the catalogue', RefusePetition, { ground: 'duplicate', explanation: 'the same demand' }, []],
    ['a ground of one’s own', RefusePetition, { ground: 'toString', explanation: 'the same demand' }, ['ground']],
    ['a refusal explains itself', RefusePetition, { ground: 'duplicate' }, ['explanation']],
    ['an appeal says something', AppealRefusal, { text: 'no' }, ['text']],
    ['an answer decides', AnswerPetition, { decision: 'maybe', text: 'We shall see.' }, ['decision']],
    ['a batch has a reason', InvalidateSignatures, { criterion: 'sheet', value: 's1' }, ['reason']],
    [
      'a batch names no signatures itself',
      InvalidateSignatures,
      { criterion: 'sheet', value: 's1', reason: 'a copied sheet', signatures: ['e1'] },
      ['signatures'],
    ],
    ['a sheet has a scan', EnterPaperSheet, { sheet: 's-1', scan: 'abc' }, ['scan']],
    ['a role of the catalogue', GrantRole, { role: 'moderator' }, []],
    ['citizen is no role to give', GrantRole, { role: 'citizen' }, ['role']],
    ['a role ends at an instant', GrantRole, { role: 'moderator', expires: '2027-01-01' }, ['expires']],
  ])('%s', async (_, metatype, body, paths) => expect(await wrong(metatype, body)).toEqual(paths));
});

describe('a body that adopts a regulation', () => {
  const body = { ...REGULATIONS.mayor };
  const rules = (more: object) => ({ ...body, rules: { ...MAYOR_RULES, ...more } });
  it('is taken whole', async () => {
    expect(await wrong(AdoptRegulation, body)).toEqual([]);
    expect(await wrong(AdoptRegulation, { ...REGULATIONS.sakrebulo, rules: SAKREBULO_RULES })).toEqual([]);
  });
  it.each([
    ['a window of no days', rules({ windowDays: 0 }), ['rules.windowDays']],
    ['half a signature', rules({ threshold: { kind: 'absolute', signatures: 1.5 } }), ['rules.threshold.signatures']],
    [
      'a share of nothing',
      rules({ threshold: { kind: 'share-of-voters', basisPoints: 100 } }),
      ['rules.threshold.registeredVoters', 'rules.threshold.countedOn', 'rules.threshold.source'],
    ],
    ['an unknown rule', rules({ lucky: 7 }), ['rules.lucky']],
    ['no rules', { ...body, rules: undefined }, ['rules']],
    ['rules in words', { ...body, rules: 'many' }, ['rules']],
    ['a day that is none', { ...body, inForceFrom: '2026-02-30' }, ['inForceFrom']],
    ['a title in one language', { ...body, title: { ka: 'პეტიცია' } }, ['title.en']],
  ])('is not taken with %s', async (_, said, paths) => expect(await wrong(AdoptRegulation, said)).toEqual(paths));
});

describe('the registry', () => {
  it('has one decider for each command', () => {
    const handled = deciders.flatMap(({ handles }) => handles);
    expect(new Set(handled).size).toBe(handled.length);
    expect(deciderOf.size).toBe(handled.length);
  });
  it('has one decider for each category, without a dash', () => {
    const categories = deciders.map(({ category }) => category);
    expect(new Set(categories).size).toBe(categories.length);
    expect(categories.filter((name) => name.includes('-'))).toEqual([]);
  });
  it('answers every refusal with a status of its own kind', () =>
    expect(Object.values(refusals).filter(({ status }) => status < 400 || status > 499)).toEqual([]));
});

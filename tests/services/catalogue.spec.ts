import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { askedOf, wrongIn } from '../../commands/services/answers.js';
import { AdoptService, RetireService } from '../../commands/services/commands.js';
import { questionsOf } from '../../commands/services/form.js';
import { schemaOf } from '../../commands/services/form-schema.js';
import { service } from '../../commands/services/service.js';
import type { FormQuestion, ServiceEvent } from '../../events/services.js';
import { services, serviceVersions } from '../../projections/services/services.js';
import { spec, wish } from '../support/given.js';
import { TestHouse } from '../support/house.js';
import { folded, Town } from '../support/town.js';
import { ANSWERS, adopting, adoptService, both, FORM, TREES } from './made-up.js';

const questions = questionsOf(FORM) as readonly FormQuestion[];
const of = (code: string) => questions.find((one) => one.code === code)!;

describe('a form', () => {
  it('is read question by question, in its own order', () => {
    expect(questions.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
      ...['name text', 'plot text', 'kind choice', 'which long-text', 'trees integer', 'height number'],
      ...['why choices', 'owner boolean', 'consent file', 'since date'],
    ]);
    expect(of('name')).toMatchObject({ least: 2, most: 120, required: true, prefill: 'name' });
    expect(of('plot')).toMatchObject({ format: 'cadastral-code', required: false });
    expect(of('which')).toMatchObject({ required: true, when: { question: 'kind', is: ['other'] } });
    expect(of('consent')).toMatchObject({ required: false, when: { question: 'owner', is: [false] } });
  });

  it('comes out as it went in', () => {
    expect(questionsOf(schemaOf(questions))).toEqual(questions);
  });

  const without = (change: object) => ({ ...FORM, ...change });
  const asking = (property: object) => ({
    type: 'object',
    properties: { one: { 'x-title': both('რა?', 'What?'), ...property } },
  });
  it.each<[string, object, string]>([
    ['no questions', without({ properties: {} }), 'properties'],
    ['a keyword that is not taken', without({ dependentRequired: {} }), 'form.dependentRequired'],
    ['a pattern of its own', asking({ type: 'string', pattern: '^(a+)+$' }), 'one.pattern'],
    ['one language only', asking({ type: 'string', 'x-title': { ka: 'რა?' } }), 'one.x-title'],
    ['no label', asking({ type: 'string', 'x-title': undefined }), 'one.x-title'],
    ['an object in it', asking({ type: 'object' }), 'one.type'],
    ['a reference', asking({ $ref: '#/x', type: 'string' }), 'one.$ref'],
    ['a text without end', asking({ type: 'string', maxLength: 100_000 }), 'one.maxLength'],
    ['bounds the wrong way round', asking({ type: 'integer', minimum: 3, maximum: 2 }), 'one'],
    ['a choice without words', asking({ type: 'string', enum: ['a'], 'x-choices': {} }), 'one.x-choices.a'],
    ['a prefill that there is not', asking({ type: 'string', 'x-prefill': 'number' }), 'one.x-prefill'],
    ['a question required that is not there', without({ required: ['nobody'] }), 'required'],
  ])('is not taken with %s', (_, form, where) => {
    expect(questionsOf(form)).toMatchObject({ refused: 'service.form-not-taken', because: { where } });
  });

  const ruled = (cause: object, then: object) => ({ ...FORM, allOf: [{ if: cause, then }] });
  const other = { properties: { kind: { const: 'other' } }, required: ['kind'] };
  it.each<[string, object]>([
    ['looks ahead', ruled({ properties: { owner: { const: true } }, required: ['owner'] }, { required: ['plot'] })],
    ['looks at itself', ruled(other, { required: ['kind'] })],
    [
      'rests on what is a text',
      ruled({ properties: { name: { const: 'x' } }, required: ['name'] }, { required: ['which'] }),
    ],
    ['names no choice', ruled({ properties: { kind: { const: 'x' } }, required: ['kind'] }, { required: ['which'] })],
    ['asks what is asked anyway', ruled(other, { required: ['trees'] })],
    ['does not require what it tests', ruled({ properties: { kind: { const: 'other' } } }, { required: ['which'] })],
  ])('has no condition that %s', (_, form) => {
    expect(questionsOf(form)).toMatchObject({ refused: 'service.form-not-taken' });
  });
});

describe('answers', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const anyValidator = ajv.compile(schemaOf(questions));

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ['all of them', {}, []],
    ['one that is missing', { name: undefined }, [['name', 'required']]],
    ['a text that is short', { name: 'ნ' }, [['name', 'too-short']]],
    ['a text that is long', { name: 'ა'.repeat(121) }, [['name', 'too-long']]],
    ['another form of code', { plot: '1.2' }, [['plot', 'format']]],
    ['a choice that is none', { kind: 'burn' }, [['kind', 'choice']]],
    ['what is asked only then', { kind: 'other', which: 'ხის გადარგვა' }, []],
    ['what is asked only then, left out', { kind: 'other' }, [['which', 'required']]],
    ['what is not asked', { which: 'ხის გადარგვა' }, [['which', 'not-asked']]],
    ['half a tree', { trees: 1.5 }, [['trees', 'kind']]],
    ['no tree', { trees: 0 }, [['trees', 'too-small']]],
    ['a forest', { trees: 51 }, [['trees', 'too-large']]],
    ['a number in words', { height: '7' }, [['height', 'kind']]],
    ['no reason', { why: [] }, [['why', 'too-few']]],
    ['all reasons', { why: ['sick', 'danger', 'shade'] }, [['why', 'too-many']]],
    ['one reason twice', { why: ['sick', 'sick'] }, [['why', 'choice']]],
    ['perhaps', { owner: 'yes' }, [['owner', 'kind']]],
    ['a file', { owner: false, consent: 'a'.repeat(32) }, []],
    ['a file of another name', { owner: false, consent: '../../vault' }, [['consent', 'file']]],
    ['a day that there is not', { since: '2026-02-30' }, [['since', 'date']]],
    ['a question that there is not', { wish: 'x' }, [['wish', 'not-asked']]],
  ])('%s: ours says what any validator says', (_, change, wrong) => {
    const answers = Object.fromEntries(
      Object.entries({ ...ANSWERS, ...change }).filter(([, one]) => one !== undefined),
    );
    expect(wrongIn(questions, answers).map(({ question, why }) => [question, why])).toEqual(wrong);
    expect([anyValidator(answers), anyValidator.errors]).toEqual([
      wrong.length === 0,
      wrong.length === 0 ? null : expect.any(Array),
    ]);
  });

  it('hold no characters that cannot be shown, and no lines where one is asked for', () => {
    for (const name of ['ნი\u202Eნო', 'ნინო\nბერიძე'])
      expect(wrongIn(questions, { ...ANSWERS, name })).toMatchObject([{ question: 'name', why: 'characters' }]);
  });

  it('are not inherited from anywhere', () => {
    const one = questionsOf({
      type: 'object',
      properties: { constructor: { type: 'string', 'x-title': both('რა?', 'What?') } },
    }) as readonly FormQuestion[];
    expect(wrongIn(one, {})).toEqual([]);
  });

  it('decide what is asked; what rests on a question that is not asked is not asked either', () => {
    const choice = (code: string, when?: FormQuestion['when']): FormQuestion => ({
      ...{ code, kind: 'boolean', label: both('რა?', 'What?'), required: true },
      ...(when && { when }),
    });
    const chain = [choice('a'), choice('b', { question: 'a', is: [true] }), choice('c', { question: 'b', is: [true] })];
    expect(askedOf(chain, { a: false, b: true }).map(({ code }) => code)).toEqual(['a']);
    expect(askedOf(chain, { a: true, b: true }).map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  });
});

describe('a service', () => {
  const rules = spec(service, { department: true });
  const decided = (change: object = {}, ...past: ServiceEvent[]) => {
    const state = past.reduce((s, e) => service.evolve(s, e as never), service.initial);
    const now = { at: '2026-06-10T08:00:00.000Z', actor: 'clerk' };
    return service.decide(wish(AdoptService, adopting(change)), state, now, { department: true }) as ServiceEvent[];
  };
  const [first] = decided() as [ServiceEvent];

  it('is adopted whole, version by version; the same once more changes nothing', () => {
    expect(first).toMatchObject({
      type: 'ServiceAdopted',
      data: {
        service: 'tree-work',
        version: 1,
        fee: 5_000,
        term: { length: 10, unit: 'working-days' },
        sensitive: false,
      },
    });
    expect(decided({}, first)).toEqual([]);
    expect(decided({ fee: 0 }, first)).toMatchObject([{ data: { version: 2, fee: 0 } }]);
    const late = wish(AdoptService, adopting({ fee: 0, version: 1 }));
    rules.given(first).when(late).refused('service.not-later', { version: 1 });
  });

  it('needs no more than code, title, steps, term and form', () => {
    const { code, title, steps, deadlineDays, form } = TREES;
    const bare = wish(AdoptService, { code, title, steps, deadlineDays, form } as never);
    const [adopted] = service.decide(bare, service.initial, { at: '', actor: '' }, { department: false }) as [
      ServiceEvent,
    ];
    expect(adopted.data).toMatchObject({ fee: 0, department: null, lifeEvents: [], minAge: 0, supplyDays: 10 });
  });

  it('leads to a department that there is, and says nothing twice', () => {
    spec(service, { department: false }).given().when(wish(AdoptService, adopting())).refused('department.not-found');
    const steps = [TREES.steps[0], TREES.steps[0]];
    rules
      .given()
      .when(wish(AdoptService, adopting({ steps })))
      .refused('service.inconsistent', { twice: 'visit' });
  });

  it('retires, and comes back by its next version', () => {
    const retired: ServiceEvent = { type: 'ServiceRetired', data: { service: 'tree-work' } };
    const retire = wish(RetireService, { code: 'tree-work' });
    rules.given().when(retire).refused('service.not-found');
    rules.given(first).when(retire).then(retired);
    rules.given(first, retired).when(retire).thenNothing();
    expect(decided({}, first, retired)).toMatchObject([{ data: { version: 2 } }]);
  });

  it('is read in its newest version, and the older ones stay', () => {
    const town = new Town();
    town.do(wish(AdoptService, adopting({ department: undefined })), 'clerk');
    town.do(wish(AdoptService, adopting({ department: undefined, fee: 0 })), 'clerk');
    town.do(wish(RetireService, { code: 'tree-work' }), 'clerk');
    expect(folded(services, town.events).get('tree-work')).toMatchObject({
      ...{ now: { version: 2, fee: 0 }, retired: true, versions: [{ version: 1 }, { version: 2 }] },
    });
    expect(folded(serviceVersions, town.events).get('tree-work.1')).toMatchObject({ whole: { fee: 5_000 } });
  });
});

describe('over HTTP', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptService(town);
    await adoptService(town, {
      code: 'pit-permit',
      title: both('გათხრის ნებართვა', 'A permit to dig'),
      about: undefined,
      lifeEvents: [],
    });
  });
  afterAll(() => town.close());

  it('the catalogue is found by life event, by department and by words in any case', async () => {
    const codes = async (query: string) => {
      const { items } = (await town.get(`/services${query}`)).json;
      return items.map(({ code }: { code: string }) => code);
    };
    expect(await codes('')).toEqual(['pit-permit', 'tree-work']);
    expect(await codes('?lifeEvent=nature')).toEqual(['tree-work']);
    expect(await codes('?department=greenery')).toEqual(['pit-permit', 'tree-work']);
    expect(await codes(`?q=${encodeURIComponent('ხეების')}`)).toEqual(['tree-work']);
    expect(await codes('?q=pruning')).toEqual(['tree-work']);
    expect(await codes('?q=nothing')).toEqual([]);
    expect((await town.get('/services?lifeEvent=wedding')).status).toBe(400);
  });

  it('a service is told with its form as JSON Schema; an older version stays where it was', async () => {
    const { json } = await town.get('/services/tree-work');
    expect(json).toMatchObject({ code: 'tree-work', version: 1, fee: 5_000, retired: false, form: { type: 'object' } });
    expect(questionsOf(json.form)).toEqual(questions);
    const version = await adoptService(town, { fee: 0 }).then(() => town.get('/services/tree-work?version=1'));
    expect(version.json).toMatchObject({ version: 1, fee: 5_000 });
    expect((await town.get('/services/tree-work')).json).toMatchObject({ version: 2, fee: 0 });
    expect((await town.get('/services/tree-work?version=9')).status).toBe(404);
    expect((await town.get('/services/nothing')).json.type).toBe('urn:ghia:service.not-found');
  });

  it('a form that cannot be taken is answered with what is wrong and where', async () => {
    const body = { ...TREES, code: 'odd', form: { type: 'object', properties: { a: { type: 'object' } } } };
    const { status, json } = await town.request('POST', '/api/v1/services', {
      token: await town.staff('administrator'),
      body,
    });
    expect([status, json.type]).toEqual([422, 'urn:ghia:service.form-not-taken']);
    expect(json.because).toEqual({
      ...{ where: 'a.type', rule: 'one-of', is: 'string, number, integer, boolean, array' },
      why: 'must be one of: string, number, integer, boolean, array',
    });
  });

  it('one that is retired is in the list no more, and is still read', async () => {
    await town.post('/services/pit-permit/retire', await town.staff('administrator'));
    expect((await town.get('/services')).json.total).toBe(1);
    expect((await town.get('/services?all=true')).json.total).toBe(2);
    expect((await town.get('/services/pit-permit')).json.retired).toBe(true);
  });

  it.each([
    ['ka', 'ხის მოჭრა ან გასხვლა', 'ხის გასხვლა'],
    ['en', 'Felling or pruning a tree', 'prune'],
  ])('people read it in %s', async (lang, title, words) => {
    const list = await town.request('GET', `/${lang}/services?q=${encodeURIComponent(words)}`);
    expect([list.status, list.text.includes(title)]).toEqual([200, true]);
    const page = await town.request('GET', `/${lang}/services/tree-work`);
    expect([page.status, page.text.includes(title)]).toEqual([200, true]);
    expect((await town.request('GET', `/${lang}/services/nothing`)).status).toBe(404);
  });
});

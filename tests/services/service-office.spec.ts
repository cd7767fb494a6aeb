import { FORM_RULES } from '../../commands/services/form-rules.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { adoptService, FORM } from './made-up.js';

const NEW = {
  ...{ code: 'bench', version: '1', 'title-ka': 'სკამის დადგმა', 'title-en': 'Putting up a bench' },
  ...{ 'about-ka': 'სკამი ეზოში.', 'about-en': 'A bench in a yard.', 'event-home': 'yes' },
  ...{ deadlineDays: '20', termUnit: 'calendar-days', fee: '12,50', documents: 'ამონაწერი | An extract' },
  ...{ steps: 'visit | დათვალიერება | A visit', grounds: 'no-room | ადგილი არ არის | There is no room' },
  form: JSON.stringify(FORM),
};

describe.each(['ka', 'en'] as const)('the office describes services in %s', (lang) => {
  const { serviceOffice: t, refusals } = say(lang);
  let town: TestHouse;
  let administrator: Visitor;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptService(town);
    administrator = await Visitor.of(town, 902, ['administrator']);
  });
  afterAll(() => town.close());

  /** A form with a file is sent in parts; without one an empty file stands in its place, as browsers do it. */
  const post = (path: string, fields: object, file: Buffer = Buffer.alloc(0)) =>
    administrator.post(`/${lang}/office/services${path}`, { ...fields, scan: file } as never);
  const facts = (code: string) => town.house.log.read(`service-${code}`);

  it('a new service is looked at first, and adopted as it was looked at', async () => {
    const looked = await post('/new', { ...NEW, step: 'check' });
    const words = wordsOf(looked.text);
    expect(looked.status).toBe(200);
    for (const said of [t.looked(1), t.kinds.choices, t.required, t.adopt(1)]) expect(words).toContain(said);
    expect(await facts('bench')).toEqual([]);
    const adopted = await post('/new', { ...NEW, step: 'adopt' });
    expect([adopted.status, adopted.headers.location]).toEqual([303, `/${lang}/office/services?done=adopted`]);
    expect((await facts('bench')).map(({ data }) => data)).toMatchObject([
      { version: 1, fee: 1_250, term: { length: 20, unit: 'calendar-days' }, lifeEvents: ['home'] },
    ]);
    expect(wordsOf((await administrator.get(`/${lang}/office/services?done=adopted`)).text)).toContain(
      NEW[`title-${lang}`],
    );
  });

  it('the next version begins with what holds now; two who adopt it at once do not overwrite one another', async () => {
    const page = (await administrator.get(`/${lang}/office/services/tree-work`)).text;
    const kept = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '';
    expect([kept('title-en'), kept('version')]).toEqual(['Felling or pruning a tree', '2']);
    const { json } = await town.request('GET', '/api/v1/services/tree-work');
    const now = {
      ...{ ...NEW, 'title-ka': json.title.ka, 'title-en': json.title.en, version: '2' },
      form: JSON.stringify(json.form),
    };
    const first = await post('/tree-work', { ...now, deadlineDays: '7', step: 'adopt' });
    expect(first.status).toBe(303);
    const second = await post('/tree-work', { ...now, deadlineDays: '8', step: 'adopt' });
    expect([second.status, wordsOf(second.text).includes(refusals['service.not-later'])]).toEqual([422, true]);
    expect(await facts('tree-work')).toHaveLength(2);
  });

  it('what is wrong is said at its field, and nothing is recorded or lost', async () => {
    const bad = await post('/new', { ...NEW, code: 'swing', 'title-en': '', form: '{"type":', step: 'adopt' });
    const words = wordsOf(bad.text);
    expect([bad.status, words.includes(t.notJson), words.includes(t.wrong(t.fields.title))]).toEqual([422, true, true]);
    expect(bad.text).toContain('value="სკამის დადგმა"');
    const odd = await post('/new', {
      ...{ ...NEW, code: 'swing', step: 'adopt' },
      form: JSON.stringify({ ...FORM, required: ['nobody'] }),
    });
    expect([odd.status, wordsOf(odd.text)]).toEqual([
      422,
      expect.stringContaining(`required: ${t.formRules['no-question']()}`),
    ]);
    // in Georgian nothing is left in English
    expect(wordsOf(odd.text).includes(FORM_RULES['no-question']())).toBe(lang === 'en');
    expect(await facts('swing')).toEqual([]);
  });

  it('a form from a file takes the place of what is written', async () => {
    const small = {
      type: 'object',
      properties: { why: { type: 'string', 'x-title': { ka: 'რატომ?', en: 'Why so?' } } },
    };
    const looked = await post('/new', { ...NEW, code: 'fountain', step: 'check' }, Buffer.from(JSON.stringify(small)));
    expect([looked.status, wordsOf(looked.text).includes({ ka: 'რატომ?', en: 'Why so?' }[lang])]).toEqual([200, true]);
    const large = await post('/new', { ...NEW, code: 'fountain', step: 'check' }, Buffer.alloc(100_001, 0x20));
    expect([large.status, wordsOf(large.text).includes(t.tooLong)]).toEqual([422, true]);
  });

  it('is retired; nobody but administrators comes in', async () => {
    await administrator.follow(`/${lang}/office/services/bench/retire`, {});
    expect((await facts('bench')).at(-1)!.type).toBe('ServiceRetired');
    const officer = await Visitor.of(town, 901, ['officer']);
    for (const path of ['', '/new', '/bench'])
      expect((await officer.get(`/${lang}/office/services${path}`)).status).toBe(403);
  });
});

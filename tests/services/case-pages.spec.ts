import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { ANSWERS, adoptService, FORM } from './made-up.js';

describe.each(['ka', 'en'] as const)('pages of a case in %s', (lang) => {
  const { cases: t, refusals } = say(lang);
  let town: TestHouse;
  let officer: Visitor;
  let citizen: Visitor;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptService(town);
    officer = await Visitor.of(town, 901, ['officer']);
    citizen = await Visitor.of(town, 1);
  });
  afterAll(() => town.close());

  const apply = async () => {
    const { token } = await town.citizen(1);
    const body = { version: 1, answers: ANSWERS, declaration: true, language: lang };
    const { json } = await town.request('POST', '/api/v1/services/tree-work/applications', { token, body });
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    return json as { id: string; reference: string };
  };
  const at = (id: string, step = '') => `/${lang}/case-queue/${id}${step && `/${step}`}`;
  const mine = (id: string, step = '') => `/${lang}/me/cases/${id}${step && `/${step}`}`;
  const words = async (who: Visitor, path: string) => wordsOf((await who.get(path)).text);

  it('from the queue to the decision by forms alone; what is wrong is said at its field and nothing is lost', async () => {
    const { id, reference } = await apply();
    expect(await words(officer, `/${lang}/case-queue`)).toContain(reference);
    expect((await officer.post(at(id, 'dance'), {})).status).toBe(404);
    await officer.follow(at(id, 'accept'), {});
    expect(wordsOf((await officer.follow(at(id, 'assign'), {})).text)).toContain(t.done.step);
    const short = await officer.post(at(id, 'request-information'), { text: 'x' });
    expect([short.status, wordsOf(short.text).includes(t.act.errors.text)]).toEqual([422, true]);
    expect(short.text).toContain('>x</textarea>');
    await officer.follow(at(id, 'request-information'), { text: 'A plan, please.' });

    const page = await words(citizen, mine(reference));
    for (const said of [t.supply.title, 'A plan, please.', t.stands, t.status.waiting]) expect(page).toContain(said);
    expect((await citizen.post(mine(id, 'supply'), { text: ' ' })).status).toBe(422);
    expect(wordsOf((await citizen.follow(mine(id, 'supply'), { text: 'Here it is.' })).text)).toContain(
      t.done.supplied,
    );
    expect(await words(officer, at(id))).toContain('Here it is.');

    const none = await officer.post(at(id, 'decide'), { text: 'It is healthy.' });
    expect(wordsOf(none.text)).toContain(t.act.errors.outcome);
    const refusal = { outcome: 'refused', text: 'It is healthy.', ground: 'healthy' };
    const how = await officer.post(at(id, 'decide'), refusal);
    expect([how.status, wordsOf(how.text).includes(refusals['case.appeal-missing'])]).toEqual([422, true]);
    await officer.follow(at(id, 'decide'), { ...refusal, appeal: 'The city court.' });
    const decided = await words(citizen, mine(reference));
    for (const said of [t.outcome.refused, 'It is healthy.', 'The city court.']) expect(decided).toContain(said);
    expect(decided).not.toContain(t.withdraw.deed);
    const again = await officer.post(at(id, 'decide'), { ...refusal, appeal: 'The city court.' });
    expect([again.status, wordsOf(again.text).includes(refusals['case.decided-already'])]).toEqual([422, true]);
    expect(await words(officer, `/${lang}/case-queue`)).not.toContain(reference);
  });

  it('what is returned is amended page by page, from what was answered, and sent again', async () => {
    const { id, reference } = await apply();
    await officer.follow(at(id, 'return'), { text: 'Name the right number of trees.' });
    const returned = await words(citizen, mine(reference));
    for (const said of [t.amend.title, 'Name the right number of trees.', t.stands]) expect(returned).toContain(said);
    const begun = await citizen.get(mine(reference, 'amend'));
    expect([begun.status, begun.headers.location]).toEqual([303, mine(reference, 'amend/check')]);
    expect(await words(citizen, mine(reference, 'amend/check'))).toContain('Name the right number of trees.');
    const wrong = await citizen.post(mine(reference, 'amend'), { q: 'trees', a: '99', step: 'next' });
    expect(wrong.status).toBe(422);
    await citizen.post(mine(reference, 'amend'), { q: 'trees', a: '7', step: 'next' });
    const undeclared = await citizen.post(mine(reference, 'amend/check'), {});
    expect([undeclared.status, wordsOf(undeclared.text).includes(say(lang).applying.check.declare)]).toEqual([
      422,
      true,
    ]);
    const sent = await citizen.follow(mine(reference, 'amend/check'), { declaration: 'yes' });
    expect(wordsOf(sent.text)).toContain(t.done.amended);
    const { json } = await town.request('GET', `/api/v1/cases/${reference}`, { token: (await town.citizen(1)).token });
    expect(json).toMatchObject({ status: 'submitted', answers: { ...ANSWERS, trees: 7 } });
    const again = await citizen.get(mine(reference, 'amend'));
    expect([again.status, wordsOf(again.text).includes(refusals['case.not-returned'])]).toEqual([409, true]);
    await officer.follow(at(id, 'accept'), {});
  });

  it('an official fills it in with somebody who has a document; it is theirs, and says who helped', async () => {
    const { resident, token } = await town.citizen(5);
    const hall = (part = '') => `/${lang}/office/filing${part}`;
    expect(await words(officer, hall())).toContain(say(lang).assisting.lead);
    expect((await citizen.get(hall())).status).toBe(403);
    const [year, month, day] = resident.birthDate.split('-') as [string, string, string];
    const shown = { q: '_for', personalNumber: resident.number, step: 'next' };
    const born = { 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year };
    const bad = await officer.post(hall('/tree-work'), { ...shown, ...born, documentNumber: '00XX00000' });
    expect([bad.status, wordsOf(bad.text).includes(refusals['identity.not-proved'])]).toEqual([422, true]);
    const first = await officer.get(hall('/tree-work'));
    expect(first.text).toContain('name="documentNumber"');
    await officer.post(hall('/tree-work'), { ...shown, ...born, documentNumber: resident.documentNumber! });
    const name = await words(officer, hall('/tree-work?q=name'));
    expect(name).toContain(say(lang).applying.prefilled);
    for (const [q, a] of [
      ...[
        ['name', 'Somebody Made-up'],
        ['kind', 'prune'],
        ['trees', '2'],
        ['why', 'danger'],
        ['owner', 'yes'],
      ],
    ] as const)
      expect((await officer.post(hall('/tree-work'), { q: q!, a: a!, step: 'next' })).status).toBe(303);
    const done = await officer.follow(hall('/tree-work/check'), { declaration: 'yes' });
    const reference = /[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}/.exec(wordsOf(done.text))![0];
    const { json } = await town.request('GET', `/api/v1/cases/${reference}`, { token });
    expect(json).toMatchObject({ as: 'applicant', channel: 'hall', answers: { trees: 2 } });
    const [fact] = await town.house.log.read(`case-${json.id}`);
    expect(fact!.data).toMatchObject({ channel: 'hall', assistedBy: fact!.meta.actor });
    const own = await Visitor.of(town, 5);
    expect(await words(own, mine(reference))).toContain(t.channel.hall);
    expect(await words(officer, `/${lang}/me/cases`)).not.toContain(t.goOn);
    // the next person begins anew
    expect((await officer.get(hall('/tree-work'))).text).not.toContain(resident.number);
  });

  it('a case is handed to a colleague by name', async () => {
    const { id } = await apply();
    await officer.follow(at(id, 'accept'), {});
    const { resident } = await town.citizen(61);
    const grant = { personalNumber: resident.number, role: 'officer', department: 'greenery' };
    await town.post('/identity/roles', await town.staff('administrator'), grant);
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const page = await officer.get(at(id));
    const name = `${resident.name.first} ${resident.name.last}`;
    const to = new RegExp(`<option value="([0-9a-f]{32})"[^>]*>${name}`).exec(page.text)?.[1];
    expect(to).toBeDefined();
    expect(wordsOf((await officer.follow(at(id, 'assign'), { to: to! })).text)).toContain(t.act.worksOn(name));
    expect((await officer.post(at(id, 'assign'), { to: 'f'.repeat(32) })).status).toBe(422);
  });

  it('an applicant withdraws; nobody else comes in', async () => {
    const { id, reference } = await apply();
    const stranger = await Visitor.of(town, 2);
    expect((await stranger.post(mine(id, 'withdraw'), {})).status).toBe(404);
    expect((await stranger.get(mine(reference))).status).toBe(404);
    expect((await citizen.get(`/${lang}/case-queue`)).status).toBe(403);
    const gone = await citizen.follow(mine(id, 'withdraw'), {});
    expect(wordsOf(gone.text)).toContain(t.done.withdrawn);
    expect(await words(officer, at(id))).toContain(t.status.withdrawn);
  });

  it('a form that changes while it is filled in says so: one goes on with it, or begins anew with what still fits', async () => {
    const somebody = await Visitor.of(town, 3);
    const { changed } = say(lang).applying;
    const page = (q: string) => `/${lang}/services/tree-work/apply?q=${q}`;
    const answer = (q: string, a: string) => somebody.post(page(q), { q, a, step: 'next' });
    await answer('trees', '20');
    await answer('kind', 'prune');
    expect(await words(somebody, page('kind'))).not.toContain(changed.title);
    const properties = { ...FORM.properties, trees: { ...FORM.properties.trees, maximum: 10 } };
    await adoptService(town, { form: { ...FORM, properties } });
    expect(await words(somebody, page('kind'))).toContain(changed.text);
    expect((await answer('trees', '30')).status).toBe(303); // by the version that they see
    await somebody.post(`/${lang}/services/tree-work/apply/anew`, {});
    const check = (await somebody.get(`/${lang}/services/tree-work/apply/check`)).text;
    expect(wordsOf(check)).not.toContain(changed.title);
    expect(wordsOf(check)).toContain({ ka: 'გასხვლა', en: 'Pruning' }[lang]);
    expect((await answer('trees', '30')).status).toBe(422);
  });
});

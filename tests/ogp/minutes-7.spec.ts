import { officeActs } from '../../src/demo/acts.js';
import { groupActs } from '../../src/demo/group.js';
import { PEOPLE, person } from '../../src/demo/people.js';
import { Stage } from '../../src/demo/stage.js';
import { TestHouse } from '../support/house.js';

let town: TestHouse;
/** The demonstration's offices and its working group, without the rest of the city. */
beforeAll(async () => {
  town = await TestHouse.open();
  await town.house.residents.register(Array.from({ length: PEOPLE }, (_, n) => person(n)) as never);
  const stage = await Stage.set(town.house, town.server.commands);
  const now = Date.parse(town.clock.now());
  for (const { at, perform } of [...officeActs(stage, now), ...groupActs(stage, town.house, now)])
    await perform(new Date(at).toISOString());
  await town.house.projecting.seen(await town.house.log.head(), 20_000);
}, 360_000);
afterAll(() => town.close());

/** What the document names, in its own language: nothing of it may be missing from what is printed. */
const FACTS_OF_MINUTES_7 = [
  ...['სხდომის ოქმი N7', '30/05/2017 წელი', 'ქ. თბილისი', '14:00', '16:00', 'მონიტორინგის სამუშაო ჯგუფი'],
  ...['ნინო ხატისკაცი', 'ხატია ხვისტანი', 'ბრიტანი ლეინი', 'ნინო კაკუბავა', 'გელა ტალახაძე', 'მთავარი სპეციალისტი'],
  ...['მერის მოადგილის აპარატის (სამსახურის) უფროსი', 'იურიდიული საქალაქო სამსახურის წარმომადგენლები'],
  ...['„მუნიციპალური სერვისების განვითარების სააგენტოს“', '„ინფორმაციის თავისუფლების განვითარების ინსტიტუტის“'],
  ...['უფროსი მრჩეველი სახელმწიფო მმართველობის საკითხებში', 'უფროსი ანალიტიკოსი', 'USAID', 'UNDP', 'OSGF', 'OGP'],
  ...['„ევროკავშირის წარმომადგენლობა საქართველოში“', 'მაკრო-ეკონომიკის, საჯარო ფინანსებისა და რეგიონული განვითარების'],
  ...['„საერთაშორისო გამჭვირვალობა — საქართველოს“', 'ადგილობრივი თვითმმართველობების საპილოტე პროგრამის მენეჯერი'],
  ...['თავმჯდომარის მოადგილე ანალიტიკისა და დაგეგმარების მიმართულებით', 'სხდომის უფლებამოსილება განისაზღვრა'],
  ...['„ჭკვიანი რუკის“ ადმინისტრირებისა', '„პეტიცია თბილისის მერს“', 'ანგარიშის წარდგენა', 'არსებული ვერსია'],
  ...['სოციალურ ქსელებთან ინტეგრირების შესაძლებლობა', 'განახლებული ფორმატი და მასში შეტანილი დამატებები'],
  ...['მოქალაქეების სერვისებით მომსახურებისთვის', 'მონაწილეობითი ბიუჯეტირების პლატფორმის ძირითადი ფუნქციონალი'],
  ...[
    'კონსულტანტის დაქირავებას',
    'სამუშაო აღწერილობებსა და შესაბამის სამუშაო პროცესს',
    'გამოკითხვის ფორმებსა და მეთოდოლოგიას',
  ],
  ...['ტრენინგს მერიის თანამშრომლებისთვის', 'თბილისის მოსახლეობის გამოკითხვას', 'საბოლოო პროექტებში', 'წარმატებულად'],
];

/** Those of them that are words of the document and not of the form. */
const FACTS_IN_WORDS = FACTS_OF_MINUTES_7.slice(2).filter((fact) => !/^\d/.test(fact));

it('holds the working group’s minutes no. 7: all that the document says, and that nobody signed it here', async () => {
  for (const form of ['md', 'html']) {
    const { status, text } = await town.request('GET', `/api/v1/ogp/meetings/2017-7/minutes.${form}`);
    expect([form, status]).toEqual([form, 200]);
    const plain = text.replaceAll('\\', '').replaceAll('&quot;', '"');
    expect(FACTS_OF_MINUTES_7.filter((fact) => !plain.includes(fact))).toEqual([]);
    expect(plain).toContain('შეტანილია საჯარო დოკუმენტიდან');
    expect(plain).toContain('სადემონსტრაციო ვერსია');
  }
  const { json } = await town.request('GET', '/api/v1/ogp/meetings/2017-7');
  expect(json.outcomes.map(({ kind }: { kind: string }) => kind).sort()).toEqual(
    ['agreed', 'agreed', 'assessment', 'follow-up', 'noted', 'noted', 'undertaking', 'undertaking'].sort(),
  );
  expect(json.minutes).toMatchObject([{ version: 1, signed: [] }]);
  const sign = await town.request('POST', '/api/v1/ogp/meetings/2017-7/approve', {
    ...{ token: await town.staff('working-group'), body: { as: 'chair', version: 1 } },
  });
  expect([sign.status, sign.json.type]).toEqual([409, 'urn:ghia:minutes.not-signed-here']);
});

/** What the original is about, beyond words: all of it must come out of the JSON form, too. */
it('gives the same as JSON, with every attendee, item, outcome and owner', async () => {
  const { status, json } = await town.request('GET', '/api/v1/ogp/meetings/2017-7/minutes.json');
  expect(status).toBe(200);
  const whole = JSON.stringify(json);
  expect(FACTS_IN_WORDS.filter((fact) => !whole.includes(fact))).toEqual([]);
  expect(json).toMatchObject({ number: 7, date: '2017-05-30', start: '14:00', end: '16:00' });
  expect([json.attendees.length, json.agenda.length, json.course.length, json.outcomes.length]).toEqual([10, 3, 6, 8]);
  expect(json.agenda.map(({ commitment }: { commitment?: string }) => commitment)).toEqual([
    'tbi0001',
    'tbi0002',
    undefined,
  ]);
  const owners = json.outcomes.map(({ owner }: { owner?: { organisation: string } }) => owner?.organisation);
  expect(owners.filter(Boolean)).toEqual(expect.arrayContaining(['undp', 'osgf']));
});

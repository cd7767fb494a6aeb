import { rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import Database from 'better-sqlite3';
import type { BallotCast } from '../events/ballots.js';
import type { Recorded } from '../events/envelope.js';
import { catalogue } from '../events/index.js';
import { exportCommand } from '../src/audit/public-commands.js';
import { filesOf } from '../src/data-folder.js';
import { type AtCounter, everyWord } from './budgeting/every-word.js';
import { adoptForum, TOPIC } from './forum/made-up.js';
import { everyOgpWord } from './ogp/every-word.js';
import { everyCivicWord, type Monitored } from './services/every-civic-word.js';
import { everyCaseWord } from './services/every-word.js';
import { adopt, REPORT } from './smart-map/made-up.js';
import { TestHouse } from './support/house.js';
import { keptFiles } from './support/kept-files.js';
import { photo } from './support/pictures.js';
import { until } from './support/until.js';
import { interviewed, takeOut } from './surveys/fieldwork.js';
import { openSurvey } from './surveys/made-up.js';

/** Words that stand nowhere but where this test puts them. Each names what a person would not want to be found by. */
const AUTHOR = {
  number: '77719283741',
  first: 'ავტორინა',
  last: 'მარკერაძე',
  mail: 'zzqauthor@example.ge',
  document: 'ZZQA77',
};
const SIGNER = {
  number: '77719283752',
  first: 'ხელინო',
  last: 'მომწერაძე',
  mail: 'zzqsigner@example.ge',
  document: 'ZZQS77',
};
const OFFICIAL = {
  number: '77719283763',
  first: 'თანამა',
  last: 'მდებობაძე',
  mail: 'zzqofficial@example.ge',
  document: 'ZZQO77',
};
const WORDS = {
  title: 'zzqtitle of a petition that nobody wrote',
  demand: 'zzqdemand that nobody made of anybody',
  details: 'zzqdetails that nobody gave to anybody',
  refusal: 'zzqrefusal explained at some length',
  appeal: 'zzqappeal in the words of the author',
  decision: 'zzqdecision of somebody else',
  answer: 'zzqanswer of the office of the mayor',
  followUp: 'zzqfollow-up of the office of the mayor',
  request: 'zzqrequest about the data of somebody',
  reply: 'zzqreply to somebody about their data',
  breach: 'zzqbreach of which the details are sealed',
  hole: 'zzqhole in a street that does not exist',
  address: 'zzqaddress of a house that nobody built',
  resolved: 'zzqresolved by people who were not there',
  reopened: 'zzqreopened by somebody who looked again',
  turnedDown: 'zzqturned down by an official in a hurry',
  updated: 'zzqupdated by the system of a crew that was not there',
  parted: 'zzqparted again as it lies elsewhere',
  batch: 'zzqbatch of reports after the storm',
  unbatched: 'zzqundone again as it was no storm',
  hidden: 'zzqhidden for a while for a reason',
  shown: 'zzqshown again for another reason',
  passedOn: 'zzqpassed on to somebody else',
  note: 'zzqnote from one official to another',
  polled: 'zzqpolled in a poll that nobody took',
  wished: 'zzqwished by somebody who took a poll',
  falsified: 'zzqfalsified by an interviewer who stayed at home',
  blackened: 'zzqblackened as a face is seen',
  photoRemoved: 'zzqtakenaway as it shows a home',
  topic: 'zzqtopic that nobody wants to talk about',
  opening: 'zzqopening of a talk that nobody leads',
  locked: 'zzqlocked for a reason that nobody gave',
  unlocked: 'zzqunlocked for another one',
  post: 'zzqpost of somebody who was not there',
  edited: 'zzqedited by the same person a moment later',
  official: 'zzqofficial words of no office',
  postHidden: 'zzqhidpost by a moderator who read it',
  hidingAppeal: 'zzqhiding-appeal of its author',
  hidingDecision: 'zzqhiding-decision of another moderator',
  postRestored: 'zzqgavebackpost after all by somebody',
  dismissed: 'zzqdismissed as it is within the topic',
};
/** The same of a budget round. */
const BUDGET = {
  idea: 'zzqidea of a tree where no street is',
  description: 'zzqdescription of a shade that nobody stands in',
  rejected: 'zzqrejected as it says too little of itself',
  appeal: 'zzqproposal-appeal of somebody who disagrees',
  decision: 'zzqproposal-decision of another official',
  merged: 'zzqmerged as the two are one',
  hidden: 'zzqproposal-hidden by a moderator in doubt',
  shown: 'zzqproposal-shown by the same in none',
  built: 'zzqbuilt as far as a plan can be',
  complaint: 'zzqcomplaint about a number that is right',
  complaintDecision: 'zzqverdict of whoever did not publish it',
};
/** The same of somebody who applies for a service. */
const SERVICES = {
  answered: 'zzqanswered by somebody who wants no tree',
};
/** The same of a civic monitor, and of officials who answer. */
const CIVIC = {
  visited: 'zzqvisited by somebody who stood in a line',
  corrected: 'zzqcorrected as the line was shorter',
  withdrawn: 'zzqwithdrawn as it was another hall',
  hidden: 'zzqcivic-hidden as it insults nobody',
  shown: 'zzqcivic-shown as it insulted nobody',
  answered: 'zzqcivic-answered by a hall that nobody visits',
  thanked: 'zzqthanked for what nobody rated',
};
/** The same of a commitment. */
const OGP = {
  contributed: 'zzqcontributed by somebody who reads plans',
  answered: 'zzqogp-answered by an agency that does not exist',
  hidden: 'zzqogp-hidden as it names somebody',
  shown: 'zzqogp-shown as it names nobody',
  progress: 'zzqprogress that nobody has made',
  own: 'zzqown view of those who did nothing',
  outside: 'zzqoutside view of those who looked on',
};
/** How each is searched for: the part that no other word holds. */
const SEARCHED = {
  ...Object.fromEntries(Object.entries(WORDS).map(([name, text]) => [name, text.split(' ')[0]!])),
  ...Object.fromEntries(Object.entries(BUDGET).map(([name, text]) => [`budget ${name}`, text.split(' ')[0]!])),
  ...Object.fromEntries(Object.entries(OGP).map(([name, text]) => [`ogp ${name}`, text.split(' ')[0]!])),
  ...Object.fromEntries(Object.entries(CIVIC).map(([name, text]) => [`civic ${name}`, text.split(' ')[0]!])),
  ...Object.fromEntries(Object.entries(SERVICES).map(([name, text]) => [`service ${name}`, text.split(' ')[0]!])),
  ...Object.fromEntries(
    Object.entries({ AUTHOR, SIGNER, OFFICIAL }).flatMap(([who, one]) =>
      Object.entries(one).map(([what, text]) => [`${who} ${what}`, text]),
    ),
  ),
} as Readonly<Record<string, string>>;
/** What goes with the author, whose petition's text stays the public's. */
const AUTHORS = Object.keys(SEARCHED).filter((name) => name.startsWith('AUTHOR ') || name === 'appeal');
/** What is for those alone whom it is about, or for officials. */
const CLOSED = [
  ...Object.keys(SERVICES).map((name) => `service ${name}`),
  ...['appeal', 'request', 'reply', 'breach', 'note', 'hidingAppeal', 'polled', 'wished', 'falsified'],
  ...['budget appeal', 'budget complaint'],
];
/** What goes with whoever wrote it in the forum, or against a decision about the budget. */
const TALKED = [
  ...Object.keys(SERVICES).map((name) => `service ${name}`),
  'topic',
  'opening',
  'post',
  'edited',
  'hidingAppeal',
  'budget appeal',
  'budget complaint',
  'ogp contributed',
  ...['civic visited', 'civic corrected', 'civic withdrawn'],
];

let town: TestHouse;
let id: string;
let said = '';
let counter: AtCounter;
let monitor: Monitored;
/** Everything that is said aloud: by the framework, which writes, and by anybody who uses the console. */
const outs = [process.stdout, process.stderr] as const;
const writes = outs.map((out) => out.write);
const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;
const sayings = levels.map((level) => console[level]);
beforeAll(async () => {
  outs.forEach((out, i) => {
    out.write = ((piece: string, ...rest: never[]) => {
      said += piece;
      return writes[i]!.call(out, piece, ...rest);
    }) as typeof out.write;
  });
  for (const level of levels)
    console[level] = (...words: unknown[]) => {
      said += words.map(String).join(' ');
    };
  console.log('the test hears the console');
  process.stdout.write('the test hears what is written\n');
  town = await TestHouse.open({ works: true });
  await town.adopt();
  await everything();
}, 180_000);
afterAll(async () => {
  outs.forEach((out, i) => {
    out.write = writes[i]!;
  });
  levels.forEach((level, i) => {
    console[level] = sayings[i]!;
  });
  await town.close();
});

const people = new Map<object, string>();
async function tokenOf(who: typeof AUTHOR, roles: string[] = []): Promise<string> {
  const { residents, tokens } = town.house;
  if (!people.has(who)) {
    const { number, first, last, mail, document } = who;
    const contact = { email: mail };
    await residents.register([
      {
        number,
        name: { first, last },
        birthDate: '1980-02-03',
        documentNumber: document,
        district: 'vake',
        registeredVoter: true,
        contact,
      },
    ]);
    people.set(who, (await residents.byNumber(number))!.person);
  }
  return (await tokens.issue({ person: people.get(who)!, roles: roles as never, level: 1 }, 600)).token;
}

/** Every fact with a private part, made by the commands that people send. */
async function everything(): Promise<void> {
  const author = await tokenOf(AUTHOR);
  const signer = await tokenOf(SIGNER);
  await tokenOf(OFFICIAL);
  const moderator = await town.staff('moderator');
  const office = await town.staff('mayor-office');
  const { title, demand, details } = WORDS;
  const draft = { title, demand, details, addressee: 'mayor', language: 'en' };
  id = (await town.post('/petitions', author, draft)).json.id;
  for (const n of [1, 2]) await town.post(`/petitions/${id}/support`, (await town.citizen(n)).token);
  await town.post(`/petitions/${id}/submit`, author);
  await town.post(`/petitions/${id}/refuse`, moderator, { ground: 'already-considered', explanation: WORDS.refusal });
  await town.post(`/petitions/${id}/appeal`, author, { text: WORDS.appeal });
  await town.post(`/petitions/${id}/appeal/decide`, await town.staff('moderator', 1), {
    outcome: 'admitted',
    explanation: WORDS.decision,
  });
  await town.post(`/petitions/${id}/signatures`, signer, { display: 'initials' });
  await town.post(`/petitions/${id}/follow`, signer);
  for (const n of [3, 4, 5]) await town.sign(id, n);
  const doubt = { criterion: 'person', value: SIGNER.number, reason: 'Somebody says that it was not they.' };
  await town.post(`/petitions/${id}/signatures/flag`, moderator, doubt);
  const { batches } = (await town.post(`/petitions/${id}/signatures/invalidate`, moderator, doubt)).json;
  await town.post(`/petitions/${id}/signatures/restore`, moderator, {
    batch: batches[0],
    reason: 'It was they after all.',
  });
  await town.post('/identity/roles', await town.staff('administrator'), {
    personalNumber: OFFICIAL.number,
    role: 'officer',
  });
  await until(async () =>
    (await town.house.log.read(`petition-${id}`)).some(({ type }) => type === 'PetitionGoalReached'),
  );
  await town.post(`/petitions/${id}/answer`, office, { decision: 'accepted', text: WORDS.answer });
  await town.post(`/petitions/${id}/follow-up`, office, { state: 'done', text: WORDS.followUp });
  const request = (await town.post('/me/requests', signer, { kind: 'access', text: WORDS.request })).json.id;
  const auditor = await town.staff('auditor');
  await town.post(`/privacy/requests/${request}/answer`, auditor, { outcome: 'granted', text: WORDS.reply });
  const discovered = { discoveredAt: town.clock.now(), data: ['contacts'], risk: 'low' };
  await town.post('/privacy/breaches', auditor, { ...discovered, description: WORDS.breach });
  await reports(signer, moderator);
  await talk(signer, moderator);
  await poll(signer);
  // what goes wrong must not tell more than what goes right
  await town.request('POST', '/api/v1/identity/codes', {
    body: { personalNumber: SIGNER.number, contact: SIGNER.mail },
  });
  await town.request('POST', '/api/v1/identity/sessions', { body: { personalNumber: SIGNER.number, code: '000000' } });
  await town.request('POST', `/api/v1/petitions/${id}/signatures`, { token: signer, body: { name: SIGNER.last } });
  await town.request('GET', `/api/v1/petitions?q=${encodeURIComponent(SIGNER.last)}&nobody=knows`);
  await town.get('/petitions');
  counter = await everyWord(town, signer, BUDGET);
  await everyCaseWord(town, signer, SERVICES);
  monitor = await everyCivicWord(town, CIVIC);
  await everyOgpWord(town, signer, OGP);
}

/** A report that goes back and forth, filed by its signer under their name. */
async function reports(signer: string, moderator: string): Promise<void> {
  await adopt(town);
  const officer = await town.staff('officer');
  const place = { place: undefined, district: 'vake', address: WORDS.address };
  const uploaded = async () => {
    const sent = { token: signer, body: await photo(), headers: { 'content-type': 'image/jpeg' } };
    return (await town.request('POST', '/api/v1/reports/photos', sent)).json.photo;
  };
  const { json } = await town.post('/reports', signer, {
    ...REPORT,
    ...place,
    photos: [await uploaded(), await uploaded()],
    description: WORDS.hole,
    display: 'name',
  });
  const deed = (name: string, token: string, body: object) => town.post(`/reports/${json.id}/${name}`, token, body);
  await deed('notes', officer, { text: WORDS.note });
  const areas = [{ left: 0, top: 0, width: 0.5, height: 0.5 }];
  await deed('photos/1/redact', moderator, { areas, text: WORDS.blackened });
  await deed('photos/2/remove', moderator, { text: WORDS.photoRemoved });
  await deed('resolve', officer, { text: WORDS.resolved });
  await deed('reopen', signer, { text: WORDS.reopened });
  await deed('refuse', officer, { ground: 'not-feasible', text: WORDS.turnedDown });
  await deed('hide', moderator, { ground: 'personal-data', text: WORDS.hidden });
  await deed('appeal', signer, { text: WORDS.hidingAppeal });
  const outcome = { outcome: 'upheld', text: WORDS.hidingDecision };
  await deed('appeal/decide', await town.staff('moderator', 1), outcome);
  await deed('show', moderator, { text: WORDS.shown });
  await deed('reopen', signer, { text: WORDS.reopened });
  await deed('pass-on', officer, { whose: WORDS.passedOn });
  const other = (await town.post('/reports', signer, { ...REPORT, ...place })).json.id;
  for (const status of ['IN_PROGRESS', 'OPEN', 'INVESTIGATING', 'PLANNED']) await update(other, status, officer);
  const same = (await town.post('/reports', signer, { ...REPORT, ...place })).json.id;
  await town.post(`/reports/${same}/merge`, officer, { into: other });
  await town.post(`/reports/${same}/unmerge`, officer, { text: WORDS.parted });
  const batch = (await town.post('/reports/bulk', officer, { action: 'start', ids: [other], reason: WORDS.batch }))
    .json;
  await until(async () => (await town.house.log.read(batch.stream)).length === 2);
  await town.post(`/reports/bulk/${batch.batch}/undo`, officer, { reason: WORDS.unbatched });
}

/** By a system of a crew, a minute after the last. */
async function update(report: string, status: string, officer: string): Promise<void> {
  town.clock.at = new Date(Date.parse(town.clock.at) + 60_000).toISOString();
  const body = new URLSearchParams({
    ...{ api_key: officer, service_request_id: report, update_id: status, status, description: WORDS.updated },
    ...{ updated_datetime: town.clock.at, expected_datetime: '2027-01-01T00:00:00Z' },
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = await town.request('POST', '/open311/v2/servicerequestupdates.json', { body, headers });
  expect(sent.status).toBe(201);
}

/** A topic and a post in it, by the same person under their name, and everything that moderators do about them. */
async function talk(signer: string, moderator: string): Promise<void> {
  await adoptForum(town);
  const named = { display: 'name' };
  const opened = { ...TOPIC, ...named, title: WORDS.topic, body: WORDS.opening };
  const topic = (await town.post('/forum/topics', signer, opened)).json.id;
  const post = (await town.post(`/forum/topics/${topic}/posts`, signer, { ...named, body: WORDS.post })).json.id;
  await town.post(`/forum/posts/${post}/edit`, signer, { body: WORDS.edited });
  const reply = { body: WORDS.official, department: 'transport' };
  await town.post(`/forum/topics/${topic}/official-reply`, await town.staff('officer'), reply);
  await town.post(`/forum/topics/${topic}/lock`, moderator, { text: WORDS.locked });
  await town.post(`/forum/topics/${topic}/unlock`, moderator, { text: WORDS.unlocked });
  const deed = (name: string, token: string, body: object) => town.post(`/forum/posts/${post}/${name}`, token, body);
  await deed('flag', (await town.citizen(1)).token, { ground: 'spam' });
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  await deed('restore', moderator, { text: WORDS.dismissed });
  await deed('hide', moderator, { ground: 'personal-data', text: WORDS.postHidden });
  await deed('appeal', signer, { text: WORDS.hidingAppeal });
  const decision = { outcome: 'restored', text: WORDS.hidingDecision };
  await deed('appeal/decide', await town.staff('moderator', 1), decision);
  await deed('hide', moderator, { ground: 'personal-data', text: WORDS.postHidden });
  await deed('restore', moderator, { text: WORDS.postRestored });
}

/** An open poll that somebody answers, and what they wrote is given a code. */
async function poll(signer: string): Promise<void> {
  const officer = await town.staff('officer');
  const survey = await openSurvey(town, 'open');
  const answers = { bus: 'no', 'why-not': WORDS.polled, mark: 3, wish: WORDS.wished };
  await town.post(`/surveys/${survey}/answers`, signer, { version: 1, answers });
  await town.post(`/surveys/${survey}/close`, officer);
  const label = { ka: 'შორს', en: 'Far' };
  const book = { question: 'wish', version: 1, codes: [{ code: 'far', label }] };
  await town.post(`/surveys/${survey}/codebook`, officer, book);
  const path = `/api/v1/surveys/${survey}/texts?question=wish`;
  const [text] = (await town.request('GET', path, { token: officer })).json.items;
  expect(text.text).toBe(WORDS.wished);
  const codes = { [text.answer]: ['far'] };
  await town.post(`/surveys/${survey}/codings`, officer, { question: 'wish', version: 1, codes });
  const sample = await openSurvey(town, 'sample');
  await takeOut(town, sample, await interviewed(town, sample, 2), WORDS.falsified);
}

const found = (bytes: Buffer) => Object.keys(SEARCHED).filter((name) => bytes.includes(SEARCHED[name]!));
/** Every file by its path, with its bytes; what was sent to people is theirs. */
const filesIn = (folder: string) =>
  keptFiles(folder).flatMap(([name, bytes]) =>
    name.split(sep).includes('outbox') ? [] : [[join(folder, name), bytes] as const],
  );
async function events(): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for await (const page of town.house.log.pages(0)) all.push(...page.events);
  return all;
}

it('every fact that the catalogue seals was made, and is sealed', async () => {
  const sealed = new Set((await events()).filter(({ sealed }) => sealed).map(({ type }) => type));
  const expected = Object.entries(catalogue).filter(([, { sealed }]) => sealed);
  expect([...sealed].sort()).toEqual(expected.map(([type]) => type).sort());
});

it('log, vault, policies and keys hold no word of anybody in clear', () => {
  const files = filesIn(town.folder).filter(([path]) => !/read\.db/.test(path));
  expect(files.some(([path]) => path.startsWith(filesOf({ data: town.folder }).log))).toBe(true);
  expect(files.some(([path]) => path.startsWith(filesOf({ data: town.folder }).vault))).toBe(true);
  for (const [path, bytes] of files) expect([path, found(bytes)]).toEqual([path, []]);
});

it('of the read models only the texts hold words, and those the public’s business alone', () => {
  const db = new Database(filesOf({ data: town.folder }).store, { readonly: true });
  const tables = db.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all();
  expect(tables.some(({ name }) => name.includes('texts'))).toBe(true);
  for (const { name } of tables) {
    const rows = Buffer.from(JSON.stringify(db.prepare(`select * from "${name}"`).all()));
    const named = ['AUTHOR', 'SIGNER', 'OFFICIAL'].flatMap((who) => [`${who} first`, `${who} last`]); // a report bears its signer’s
    const budget = Object.keys(BUDGET).map((name) => `budget ${name}`);
    const commitments = Object.keys(OGP).map((name) => `ogp ${name}`);
    const civic = Object.keys(CIVIC).map((name) => `civic ${name}`);
    const allowed = [...Object.keys(WORDS), ...budget, ...commitments, ...civic, ...named];
    const wrong = found(rows).filter((word) => !name.includes('texts') || !allowed.includes(word));
    expect([name, wrong]).toEqual([name, []]);
  }
  db.close();
});

it('nothing that anybody may ask tells who signed', async () => {
  const registers = ['retention', 'processing', 'openings', 'breaches'].map((name) => `/privacy/${name}`);
  const ofIt = ['', '/count', '/timeline', '/curve', '/districts', '/initials'].map(
    (path) => `/petitions/${id}${path}`,
  );
  const replays = [
    'pages',
    'timelines',
    'requests',
    'breaches',
    'followers',
    'topics',
    'posts',
    'marks',
    'rounds',
    'proposals',
    'complaints',
  ].map((name) => `/audit/replay?readModel=${name}`);
  for (const path of [...ofIt, ...registers, ...replays]) {
    const { text } = await town.get(path);
    const told = found(Buffer.from(text)).filter((name) => !(name in WORDS) && !/^AUTHOR (first|last)$/.test(name));
    expect([path, told]).toEqual([path, []]);
    for (const name of CLOSED) expect(text).not.toContain(SEARCHED[name]);
  }
  const log = await town.request('GET', '/api/v1/audit/events?limit=1000');
  expect(found(Buffer.from(log.text))).toEqual([]);
  const metrics = await town.request('GET', '/metrics');
  expect(found(Buffer.from(metrics.text))).toEqual([]);
});

it('no public export names anybody, or says what is not for everybody', async () => {
  const end = await town.house.log.head();
  await until(() => town.house.published.treeOf(end));
  const { config } = town.house;
  const out = join(town.folder, 'exported');
  expect(await exportCommand({ ...config, data: town.folder }, out, undefined)).toBe(0);
  const files = filesIn(out);
  expect(files.length).toBeGreaterThan(8);
  const ofPlans = ['progress', 'own', 'outside', 'answered'].map((name) => `ogp ${name}`); // the tables of a plan tell what is said of it
  const shown = [...Object.keys(WORDS), ...ofPlans].filter((name) => !CLOSED.includes(name));
  const seen = new Set(files.flatMap(([, bytes]) => found(bytes)));
  expect([...seen].filter((name) => !shown.includes(name))).toEqual([]);
  expect([...seen]).toContain('answer');
  rmSync(out, { recursive: true });
});

it('nothing ties whoever voted at a counter to their ballot, and the number is nowhere', async () => {
  const { number, digest, nullifier } = counter;
  const digits = number.replaceAll(' ', '');
  const all = await events();
  const ballot = all.find(({ id: event }) => digest.startsWith(event))!;
  const { pk, commitment } = (ballot.data as unknown as BallotCast['data']).body;
  expect(ballot.meta).toMatchObject({ actor: 'ballot-box', causationId: null });
  const ofBallot = [pk, commitment, digest.slice(0, 32)];
  const naming = (words: readonly string[]) =>
    all.filter((fact) => words.some((word) => JSON.stringify(fact).includes(word)));
  const theirs = naming([nullifier]);
  expect(theirs.map(({ type }) => type)).toEqual(['CredentialIssued']);
  expect(naming(ofBallot).map(({ type }) => type)).toEqual(['BallotCast']);
  const linked = new Set(theirs.map(({ meta }) => meta.correlationId));
  expect(linked.has(ballot.meta.correlationId)).toBe(false);

  const { config } = town.house;
  const out = join(town.folder, 'counter-exported');
  await until(async () => town.house.published.treeOf(await town.house.log.head()));
  expect(await exportCommand({ ...config, data: town.folder }, out, undefined)).toBe(0);
  const files = filesIn(town.folder);
  expect(files.some(([path]) => path.startsWith(out))).toBe(true);
  for (const [path, bytes] of files) {
    expect([path, [number, digits].filter((word) => bytes.includes(word))]).toEqual([path, []]);
  }
  // tiles hold entries side by side, which were looked at one by one
  const tables = filesIn(out).filter(([path]) => /\.(csv|jsonl?|pb)$/.test(path));
  expect(tables.length).toBeGreaterThan(3);
  for (const line of tables.flatMap(([, bytes]) => bytes.toString('latin1').split('\n')))
    if (line.includes(nullifier)) expect(ofBallot.filter((word) => line.includes(word))).toEqual([]);
  for (const word of [number, digits, nullifier, ...ofBallot]) expect(said).not.toContain(word);
  rmSync(out, { recursive: true });
});

it('nothing was said on the console', () => {
  expect(said).toContain('the test hears the console');
  expect(said).toContain('the test hears what is written');
  expect(found(Buffer.from(said))).toEqual([]);
});

it('after an erasure no file holds a word of that person, and the rest stands', async () => {
  const before = (await events()).length;
  const count = (await town.get(`/petitions/${id}/count`)).json.count;
  const showing = () => filesIn(town.folder).filter(([, bytes]) => bytes.includes(monitor.shows));
  expect(showing()).toHaveLength(1);
  for (const token of [await tokenOf(AUTHOR), await tokenOf(SIGNER), monitor.token])
    expect((await town.request('POST', '/api/v1/me/erase', { token, body: {} })).status).toBe(200);
  expect(showing()).toEqual([]);
  const all = await events();
  // what a policy counts meanwhile is no word of anybody
  const since = all
    .slice(before)
    .flatMap(({ type }) => (type === 'FigurePublished' ? [] : [type]))
    .sort();
  const each = ['ErasureRequested', 'SubjectErased']; // asked and done, for each of the three
  expect(since).toEqual([...each, ...each, ...each].sort());
  town.position = await town.house.log.head();
  const { json } = await town.get(`/petitions/${id}`);
  expect(json).toMatchObject({ signatures: count, author: { erased: true }, text: { title: WORDS.title } });
  expect((await town.get(`/petitions/${id}/initials`)).json.items).toEqual([]);

  const files = filesIn(town.folder);
  expect(files.some(([path]) => path.endsWith('read.db-wal'))).toBe(true);
  for (const [path, bytes] of files) {
    const gone = [...AUTHORS, ...TALKED];
    const left = found(bytes).filter((name) => gone.includes(name) || name.startsWith('SIGNER'));
    expect([path, left]).toEqual([path, []]);
  }
  expect(found(Buffer.from(said))).toEqual([]);
});

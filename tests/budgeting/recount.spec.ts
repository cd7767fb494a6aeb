import { constants, createPrivateKey, generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { BallotBody } from '../../events/ballots.js';
import { ExportFolder } from '../../src/audit/export/manifest.js';
import { type PublicFact, publicFact } from '../../src/audit/leaf.js';
import { exportCommand } from '../../src/audit/public-commands.js';
import { ExportedLog } from '../../src/audit/recount/exported-log.js';
import { recountRound } from '../../src/audit/recount/recount-round.js';
import { AssistedVoter } from '../../src/ballots/assisted-voter.js';
import { bytes } from '../../src/ballots/ballot-check.js';
import { exportRounds } from '../../src/ballots/export-rounds.js';
import { canonicalText, tokenMessage } from '../../src/ballots/format.js';
import { IssuerServer } from '../../src/ballots/issuer.server.js';
import { IssuerStore } from '../../src/ballots/issuer.store.js';
import type { OpenedBallot } from '../../src/ballots/opened.js';
import { RoundAudit } from '../../src/ballots/round-audit.js';
import { showSecret } from '../../src/ballots/shown-secret.js';
import { openerOf } from '../../src/ballots/trustees.js';
import type { SealedBallot } from '../../src/ballots/voter/device.js';
import { unread } from '../support/unread.js';
import { dishonest } from './dishonest.js';
import { Polling, projects, ROUND } from './polling.js';
import { respelt } from './spelling.js';

type Leaf = PublicFact & { pub: { body: BallotBody; sig: string } };

let observer: Server;
let store: IssuerStore;
let poll: Polling;
let minting: readonly KeyObject[];
let leaves: PublicFact[];
let opened: OpenedBallot[];
let sound: SealedBallot;
let secret: Uint8Array;
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'ghia-recount-'));
  folders.push(made);
  return made;
};

beforeAll(async () => {
  store = IssuerStore.open(folder());
  const port = await new Promise<number>((found) => {
    const probe = new IssuerServer(
      'probe',
      store,
      generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    );
    void probe.listen(0, '127.0.0.1').then((server) => {
      const at = (server.address() as { port: number }).port;
      server.close(() => found(at));
    });
  });
  // the second issuer must know the registrar before it signs, and the house where the issuer is before it opens
  const env = { GHIA_ISSUER: `observer=http://127.0.0.1:${port}` };
  poll = await Polling.open(
    {},
    {
      env,
      works: true,
      before: async (town) => {
        observer = await new IssuerServer('observer', store, town.house.ballots.registrar).listen(port, '127.0.0.1');
      },
    },
  );
  const [a, b, c, d, e, f] = await poll.voters(6);
  await poll.cast(a!, projects('lamps'));
  await poll.cast(a!, projects('park', 'swings'), 2);
  sound = await poll.cast(b!, projects('park'));
  await poll.cast(c!, projects('lamps', 'swings'));
  await poll.put(await dishonest(d!, projects('castle'), 1));
  await poll.put(await dishonest(e!, projects('lamps'), 1, { commits: projects('park') }));
  await poll.put(await dishonest(f!, projects('lamps'), 1, { content: 'no JSON' }));

  const voter = poll.town.server.app.get(AssistedVoter);
  const { resident } = await poll.town.citizen(7);
  const ticket = await voter.begin({ person: resident.person, level: 1, roles: [], via: 'session' }, ROUND);
  await voter.vote(ROUND, ticket, projects('park'));
  const { seq } = await voter.vote(ROUND, ticket, projects('lamps')); // the person does not remember the number
  expect(seq).toBe(2);

  const name = `issuer-key ${ROUND}`;
  minting = [poll.town.house.ballots.keys.held(name)!, store.held(name)!].map((key) =>
    createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
  );
  await poll.close();
  await poll.openBallots();
  const voting = (await poll.facts('VotingOpened'))[0].data;
  secret = (await openerOf(ROUND, voting, [poll.share('one'), poll.share('two')])).secret;
  leaves = (await poll.facts()).map(publicFact);
  opened = readFileSync(join(poll.town.folder, 'ballots', ROUND, 'opened.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}, 180_000);
afterAll(async () => {
  await poll.end();
  observer.close();
  store.close();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const everything = () => structuredClone({ leaves, opened });
function audited({ leaves, opened }: { leaves: PublicFact[]; opened: OpenedBallot[] }) {
  const audit = new RoundAudit(ROUND);
  for (const [i, leaf] of leaves.entries())
    if ((leaf.pub as { roundId?: string }).roundId === ROUND) audit.take(leaf, i);
  const counted = leaves.find(({ type }) => type === 'BallotsOpened')!.pub as { digest: string; bytes: number };
  return audit.conclude({ lines: opened, digest: counted.digest, bytes: counted.bytes });
}
const wrong = (lines: ReturnType<typeof audited>) =>
  lines.flatMap((line) => ('ok' in line && !line.ok ? [`${line.name}: ${line.found}`] : []));
const cast = (all: PublicFact[]) => all.filter(({ type }) => type === 'BallotCast') as Leaf[];
const at = (all: PublicFact[], type: string) => all.findIndex((leaf) => leaf.type === type);

/** A ballot with tokens that the given issuers have made by themselves. */
function minted(keys: readonly KeyObject[]): Leaf {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pk = publicKey.export({ format: 'jwk' }).x!;
  const tokens = keys.map((key) => {
    const m = Buffer.concat([randomBytes(32), tokenMessage(ROUND, bytes(pk))]);
    const s = sign('sha384', m, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 });
    return { m: m.toString('base64url'), s: s.toString('base64url') };
  });
  const filler = randomBytes(32).toString('base64url');
  const body: BallotBody = {
    v: 1,
    type: 'BallotCast',
    round: ROUND,
    pk,
    tokens,
    seq: 1,
    commitment: filler,
    sealed: filler,
  };
  const sig = sign(null, Buffer.from(canonicalText(body)), privateKey).toString('base64url');
  return { ...cast(leaves)[0]!, s: `ballot-${ROUND}_${pk}`, pub: { roundId: ROUND, body, sig } } as never;
}

it('two issuers have signed for each voter, and the second one knows how many', async () => {
  expect(cast(leaves)[0]!.pub.body.tokens).toHaveLength(2);
  const { port } = observer.address() as { port: number };
  const told = (await (await fetch(`http://127.0.0.1:${port}/v1/rounds/${ROUND}/issued`)).json()) as {
    issued: number;
    nullifiers: string[];
  };
  const logged = (await poll.facts('CredentialIssued')).filter(({ data }) => data.issuer === 'observer');
  expect(told.issued).toBe(7);
  expect(told.nullifiers).toEqual(logged.map(({ data }) => data.nullifier).sort());
});

it('the second issuer believes nobody but the registrar, and signs no more when the round is over', async () => {
  const { port } = observer.address() as { port: number };
  const send = async (what: string, body: object) =>
    (await fetch(`http://127.0.0.1:${port}/v1/${what}`, { method: 'POST', body: JSON.stringify(body) })).status;
  const statement = {
    v: 1,
    says: 'eligible',
    issuer: 'observer',
    round: ROUND,
    nullifier: 'a'.repeat(32),
    request: 'b'.repeat(64),
  };
  expect(await send('sign', { statement, sig: 'A'.repeat(86), blinded: 'x' })).toBe(403);
  expect(await send('sign', { statement })).toBe(400);
  expect(await send('sign', {})).toBe(400);
  expect(store.held(`issuer-key ${ROUND}`)).toBeUndefined();
  await expect(poll.town.house.ballots.issuers[1]!.publicKey(ROUND)).rejects.toThrow('credential.issuer-refuses');
});

it('an export says what was opened, though the read models have not come as far as the log that it holds', async () => {
  await poll.published();
  const copy = unread(poll.town.folder, join(folder(), 'data'));
  const out = join(folder(), 'export');
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const config = { ...poll.town.house.config, data: copy };
  expect(await exportCommand(config, out, undefined)).toBe(0);
  log.mockRestore();
  const lines = recountRound(await ExportedLog.open(out), ROUND);
  expect([wrong(lines as never), lines.find((line) => 'name' in line && line.name === 'copies')]).toEqual([
    [],
    expect.objectContaining({ ok: true }),
  ]);
});

it('an export that is made while the count goes on has the opened ballots alone', async () => {
  const { log, ballots } = poll.town.house;
  const [{ position }] = await poll.facts('BallotsOpened');
  const out = folder();
  await exportRounds({ log, files: ballots.files }, position, new ExportFolder(out));
  expect(readdirSync(join(out, 'rounds', ROUND))).toEqual(['opened.jsonl']);
  await exportRounds({ log, files: ballots.files }, position - 1, new ExportFolder(folder()));
  expect(readdirSync(folders.at(-1)!)).toEqual([]);
});

it('an export alone gives the published result, and says what it cannot give', async () => {
  await poll.published();
  const out = join(folder(), 'export');
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await exportCommand(poll.town.house.config, out, undefined)).toBe(0);
  log.mockRestore();
  const lines = recountRound(await ExportedLog.open(out), ROUND);
  expect(wrong(lines as never)).toEqual([]);
  const told = lines.map((line) => ('note' in line ? 'note' : line.name));
  expect(told).toEqual(
    expect.arrayContaining(['log', 'credentials', 'ballots', 'close', 'opened', 'lots', 'result', 'copies', 'note']),
  );
  const notes = lines.flatMap((line) => ('note' in line ? [line.note] : [])).join(' ');
  expect(notes).toContain('2 ballots do not open, or do not hold what they were bound to');
  expect(notes).toContain('The register is not public');
  expect(readFileSync(join(out, 'rounds', ROUND, 'ballots-city.pb'), 'utf8')).toContain('num_votes;4');

  const file = join(out, 'rounds', ROUND, 'opened.jsonl');
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, whole.split('\n')[0]!);
  const again = await ExportedLog.open(out);
  expect(() => recountRound(again, ROUND)).toThrow('is not the file that the manifest lists');
  writeFileSync(file, whole);
  expect(() => recountRound(again, 'another')).toThrow('knows no round');

  // what people and tools of Pabulib read: changed, and changed together with the manifest
  const manifest = join(out, 'manifest.json');
  const listed = readFileSync(manifest, 'utf8');
  for (const name of ['ballots-city.pb', 'ballots-vake.pb', 'ballots.csv', 'ballots.json', 'tally.json']) {
    const copy = join(out, 'rounds', ROUND, name);
    const before = readFileSync(copy, 'utf8');
    const after = before.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
    expect(after).not.toBe(before);
    writeFileSync(copy, after);
    expect(() => recountRound(again, ROUND)).toThrow(`${name} is not the file that the manifest lists`);
    writeFileSync(manifest, listed.replace(hash('sha256', before), hash('sha256', after)));
    const found = recountRound(await ExportedLog.open(out), ROUND);
    expect(wrong(found as never)).toEqual([
      `copies: ${name} is missing, or says something else than the opened ballots`,
    ]);
    writeFileSync(copy, before);
    writeFileSync(manifest, listed);
  }
  const table = join(out, 'datasets', 'rounds.csv');
  appendFileSync(table, ' ');
  expect(() => recountRound(again, ROUND)).toThrow('datasets/rounds.csv is not the file that the manifest lists');
}, 90_000);

it('finds nothing where nothing is wrong', () => expect(wrong(audited(everything()))).toEqual([]));

type Case = [string, (all: { leaves: PublicFact[]; opened: OpenedBallot[] }) => void, string];

it.each([
  ['a ballot dropped at the opening', ({ opened }) => void opened.pop(), 'opened: 7 final ballots, 6 are opened'],
  ['a ballot opened twice', ({ opened }) => void opened.push(opened[0]!), 'it is opened twice'],
  [
    'a choice changed at the opening',
    ({ opened }) => {
      const line = opened.find(({ spoiled }) => !spoiled)!;
      Object.assign(line, { choice: projects('lamps', 'park') });
    },
    'its opening does not fit its commitment',
  ],
  [
    'a ballot called spoiled that is none',
    ({ opened }) => {
      const line = opened.find(({ spoiled }) => !spoiled)!;
      Object.assign(line, { spoiled: 'too-many' });
    },
    'it says too-many where the rules say nothing',
  ],
  [
    'a voter’s earlier ballot opened in the place of the last',
    ({ leaves, opened }) => {
      const first = cast(leaves).find(
        ({ pub }) => pub.body.seq === 1 && opened.some(({ pk, seq }) => pk === pub.body.pk && seq === 2),
      )!;
      const line = opened.find(({ pk }) => pk === first.pub.body.pk)!;
      Object.assign(line, { seq: 1, commitment: first.pub.body.commitment });
    },
    'it is not its voter’s last one',
  ],
  [
    'a ballot put in by the box alone',
    ({ leaves }) => {
      const leaf = structuredClone(cast(leaves)[0]!);
      leaf.pub.body = { ...leaf.pub.body, pk: randomBytes(32).toString('base64url') };
      leaves.splice(at(leaves, 'RoundClosed'), 0, { ...leaf, s: `ballot-${ROUND}_${leaf.pub.body.pk}` });
    },
    'a token is not its issuer’s',
  ],
  [
    'a ballot behind the close',
    ({ leaves }) => void leaves.push(structuredClone(cast(leaves)[0]!)),
    'it came behind the close',
  ],
  [
    'an older ballot put in once more',
    ({ leaves }) => void leaves.splice(at(leaves, 'RoundClosed'), 0, structuredClone(cast(leaves)[0]!)),
    'its number does not rise',
  ],
  [
    'one issuer that makes tokens by itself',
    ({ leaves }) => void leaves.splice(at(leaves, 'RoundClosed'), 0, minted([minting[0]!, minting[0]!])),
    'a token is not its issuer’s',
  ],
  [
    'both issuers together, with one voter more than were given the right',
    ({ leaves }) => void leaves.splice(at(leaves, 'RoundClosed'), 0, minted(minting)),
    '8 voters, and city has given 7 the right to vote',
  ],
  [
    'a person who was given the right twice',
    ({ leaves }) => {
      const leaf = leaves.find(({ type }) => type === 'CredentialIssued')!;
      leaves.splice(at(leaves, 'RoundClosed'), 0, structuredClone(leaf));
    },
    'has issued twice to one person',
  ],
  [
    'more rights than people',
    ({ leaves }) => void Object.assign(leaves[at(leaves, 'VotingOpened')]!.pub, { eligible: 3 }),
    'city has issued 7, and 3 may vote',
  ],
  [
    'a seed of the lots that was not bound',
    ({ leaves }) => void Object.assign(leaves[at(leaves, 'TieSeedRevealed')]!.pub, { seed: 'f'.repeat(64) }),
    'lots: the seed of the lots is not the one',
  ],
  [
    'another result',
    ({ leaves }) => {
      const { value } = leaves[at(leaves, 'TallyPublished')]!.pub as { value: { blank: number } };
      value.blank = 5;
    },
    'result: published',
  ],
  [
    'one voter with two spellings of a key',
    ({ leaves }) => {
      const leaf = structuredClone(cast(leaves).at(-1)!);
      const pk = respelt(leaf.pub.body.pk);
      leaf.pub.body = { ...leaf.pub.body, pk };
      leaves.splice(at(leaves, 'RoundClosed'), 0, { ...leaf, s: `ballot-${ROUND}_${pk}` });
    },
    'ballots: leaf',
  ],
  [
    'a person with two spellings of a nullifier',
    ({ leaves }) => {
      const leaf = structuredClone(leaves.find(({ type }) => type === 'CredentialIssued')!);
      const { issuer, nullifier } = leaf.pub as { issuer: string; nullifier: string };
      const again = nullifier.toUpperCase();
      Object.assign(leaf.pub, { nullifier: again });
      leaves.splice(at(leaves, 'RoundClosed'), 0, { ...leaf, s: `credential-${ROUND}_${issuer}_${again}` });
    },
    'its nullifier is not written as one is',
  ],
  ...['RoundOpened', 'VotingOpened', 'RoundClosed', 'TieSeedRevealed', 'BallotsOpened'].map(
    (type): Case => [
      `a second ${type}`,
      ({ leaves }) => void leaves.push(structuredClone(leaves[at(leaves, type)]!)),
      `${type} stands there a second time`,
    ],
  ),
  [
    'a second close that takes in what came behind the first',
    ({ leaves }) => {
      const late = minted(minting);
      const close = structuredClone(leaves[at(leaves, 'RoundClosed')]!);
      leaves.push(late, close);
    },
    'it came behind the close',
  ],
  [
    'a second result in the place of the first',
    ({ leaves }) => {
      const first = leaves[at(leaves, 'TallyPublished')]!;
      leaves.push(structuredClone(first));
      Object.assign(first.pub, { digest: 'f'.repeat(64) });
    },
    'versions: the versions of the result are not 1, 2, …',
  ],
  [
    'another result behind the certificate',
    ({ leaves }) => {
      const first = leaves[at(leaves, 'TallyPublished')]!;
      const { digest, version } = first.pub as { digest: string; version: number };
      const leaf = { ...leaves[at(leaves, 'RoundClosed')]!, type: 'RoundCertified' };
      leaves.push({ ...leaf, pub: { roundId: ROUND, version, digest } });
      leaves.push(structuredClone({ ...first, pub: { ...first.pub, version: version + 1 } }));
    },
    'versions: a result was published behind the certificate',
  ],
  [
    'a second certificate',
    ({ leaves }) => {
      const { digest, version } = leaves[at(leaves, 'TallyPublished')]!.pub as { digest: string; version: number };
      const leaf = { ...leaves[at(leaves, 'RoundClosed')]!, type: 'RoundCertified' };
      leaves.push({ ...leaf, pub: { roundId: ROUND, version, digest: 'f'.repeat(64) } });
      leaves.push({ ...leaf, pub: { roundId: ROUND, version, digest } });
    },
    'RoundCertified stands there a second time',
  ],
  [
    'a step in another stream',
    ({ leaves }) => void Object.assign(leaves[at(leaves, 'BallotsOpened')]!, { s: 'round-another' }),
    'BallotsOpened stands in another stream',
  ],
  [
    'an opening before the close',
    ({ leaves }) => {
      const [leaf] = leaves.splice(at(leaves, 'BallotsOpened'), 1);
      leaves.splice(at(leaves, 'RoundClosed'), 0, leaf!);
    },
    'BallotsOpened stands before RoundClosed',
  ],
  ...(
    [
      ['that comes with nothing', () => ({}), 'its envelope is not the one that was cast'],
      ['with an envelope of somebody else', ({ of }) => of('unopenable'), 'its envelope is not the one that was cast'],
      ['with its envelope alone', () => ({ envelope: sound.envelope }), 'not shown by what secret'],
      [
        'with the secret of another envelope',
        ({ of }) => ({ envelope: sound.envelope, shown: of('unopenable').shown }),
        'not shown by what secret',
      ],
      [
        'with a secret that somebody else proves',
        () => ({ envelope: sound.envelope, shown: showSecret(randomBytes(32), bytes(sound.envelope[0])) }),
        'not shown by what secret',
      ],
      [
        'with the right secret',
        () => ({ envelope: sound.envelope, shown: showSecret(secret, bytes(sound.envelope[0])) }),
        'its envelope opens to something else than is said',
      ],
    ] as [string, (all: { of: (why: string) => OpenedBallot }) => Partial<OpenedBallot>, string][]
  ).map(
    ([how, more, says]): Case => [
      `a good ballot that is said not to open, ${how}`,
      ({ opened }) => {
        const of = (why: string) => {
          const { envelope, shown } = opened.find(({ spoiled }) => spoiled === why)!;
          return { envelope, shown } as OpenedBallot;
        };
        const i = opened.findIndex(({ pk }) => pk === sound.body.pk);
        const { choice: _, opening: __, ...line } = opened[i]!;
        opened[i] = { ...line, ...more({ of }), spoiled: 'unopenable' };
      },
      says,
    ],
  ),
  [
    'a ballot of another bond that is said not to open',
    ({ opened }) =>
      void Object.assign(opened.find(({ spoiled }) => spoiled === 'other-commitment')!, { spoiled: 'unopenable' }),
    'its envelope opens to something else than is said',
  ],
  [
    'credentials that the close does not count',
    ({ leaves }) => void Object.assign(leaves[at(leaves, 'RoundClosed')]!.pub, { credentials: {} }),
    'and other credentials by city',
  ],
] as Case[])('finds %s', (_, change, says) => {
  const all = everything();
  change(all);
  const found = wrong(audited(all));
  expect(found.join('\n')).toContain(says);
});

it('tells of a correction: the last version counts, and the one before stays', () => {
  const all = everything();
  const first = all.leaves[at(all.leaves, 'TallyPublished')]!;
  all.leaves.push(structuredClone({ ...first, pub: { ...first.pub, version: 2 } }));
  Object.assign(first.pub, { digest: 'f'.repeat(64) });
  const lines = audited(all);
  expect(wrong(lines)).toEqual([]);
  expect(lines).toContainEqual({ note: expect.stringContaining(`version 1 is ${'f'.repeat(64)}, version 2 is `) });
});

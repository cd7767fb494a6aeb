import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { csv } from '../src/csv.js';
import { type Route, routesOf } from '../src/http/routes.js';
import { sessionCookie } from '../src/identity/sessions.js';
import { TestHouse } from './support/house.js';
import { ROOT } from './support/root.js';
import { Visitor } from './support/visitor.js';

const ID = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';

type Source = { readonly file: string; readonly text: string; readonly tree: ts.SourceFile };
const sources: readonly Source[] = ['commands', 'events', 'projections', 'read-models', 'src'].flatMap((floor) =>
  readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const file = join(floor, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind) };
    }),
);
function found<T>(look: (node: ts.Node, source: Source) => T | undefined): T[] {
  const all: T[] = [];
  for (const source of sources) {
    const walk = (node: ts.Node) => {
      const one = look(node, source);
      if (one !== undefined) all.push(one);
      ts.forEachChild(node, walk);
    };
    walk(source.tree);
  }
  return all;
}
const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
const calledAs = (node: ts.Node): string | undefined =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : undefined;

describe('in the code', () => {
  /** Parts of a statement that stand in the code: constants, columns and tables by names that are ours. */
  const OURS =
    /^([A-Z][A-Z_]*|from|table|column|named|docs|name|expression\(.*\)|table\(.*\)|tokenTable\(.*\)|fields\..*|where.*|order.*|columns?.*|workerData\.cacheMegabytes \* 1024|recorded)$/;

  it('no statement of a database is put together from what somebody said', () => {
    const put = found((node, { file }) => {
      if (!['prepare', 'exec', 'pragma'].includes(calledAs(node) ?? '')) return undefined;
      const [statement] = (node as ts.CallExpression).arguments;
      if (!statement || !ts.isTemplateExpression(statement)) return undefined;
      return statement.templateSpans.map(({ expression }) => [file, expression.getText()] as const);
    }).flat();
    expect(put.length).toBeGreaterThan(10);
    expect(put.filter(([, part]) => !OURS.test(part))).toEqual([]);
  });

  it('no shell is started, and no text is run as code', () => {
    expect(filesWith(/from 'node:child_process'/).sort()).toEqual(['src/node-version.ts', 'src/ogp/minutes-pdf.ts']);
    expect(filesWith(/\bshell: true\b|\bexecSync\b/)).toEqual([]);
    expect(filesWith(/\beval\(|new Function\(|node:vm/)).toEqual([
      ...['src/cluster/redis.lease.ts', 'src/work/redis.rate-limiter.ts'], // Redis' own EVAL of our scripts
    ]);
  });

  it('no regular expression is made of what somebody said', () => {
    const made = found((node, { file }) =>
      ts.isNewExpression(node) && node.expression.getText() === 'RegExp'
        ? ([file, node.arguments?.[0]?.getText()] as const)
        : undefined,
    );
    const ours =
      /^(FILE_NAME|TEXT_FORMATS\[format\]|`\^\$\{pattern\}\$`)$|\$\{(GROUP|key|at|FORMATS\.join\('\|'\)|FOUR)\}/;
    expect(made.filter(([, of]) => !ours.test(of ?? ''))).toEqual([]);
  });

  it('no pattern that looks at what somebody said takes time that explodes', () => {
    // that one looks at stacks of our own, to say at start where something went wrong
    const patterns = new Set(
      found((node) =>
        node.kind === ts.SyntaxKind.RegularExpressionLiteral && node.getSourceFile().fileName !== 'src/why-not.ts'
          ? node.getText()
          : undefined,
      ),
    );
    expect(patterns.size).toBeGreaterThan(250);
    const SIGNS = [
      'a',
      'A',
      '0',
      ' ',
      '.',
      '@',
      '<',
      '-',
      '/',
      '=',
      '\n',
      'ა',
      '+',
      '*',
      ',',
      'a.',
      '0 ',
      'a-',
      '<a',
      '(',
      '"',
    ];
    const looked = createContext({ regex: /x/, text: '' });
    const look = new Script('regex.test(text)');
    const isSlow = () => {
      try {
        look.runInContext(looked, { timeout: 300 });
        return false;
      } catch {
        return true;
      }
    };
    const slow = new Set<string>();
    for (const pattern of patterns) {
      const end = pattern.lastIndexOf('/');
      looked.regex = new RegExp(pattern.slice(1, end), pattern.slice(end + 1).replace('g', ''));
      for (const sign of SIGNS)
        for (const before of ['', 'a@', 'x']) {
          looked.text = `${before}${sign.repeat(2_000)}\u0000`;
          // a machine with other things to do may be slow once, not three times
          if (isSlow() && isSlow() && isSlow()) slow.add(pattern);
        }
    }
    expect([...slow]).toEqual([]);
  }, 360_000);

  it('no weak hash is used, and SHA-1 for authenticators alone', () => {
    expect(filesWith(/['"](md5|md4|sha-?1|rc4|des|3des)['"]/i)).toEqual(['src/identity/second-factor.ts']);
  });

  it('nothing that must not be guessed comes of Math.random', () => {
    expect(filesWith(/Math\.random/)).toEqual([]);
  });
});

it('no spreadsheet takes a text of a table for a formula', () => {
  const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1'];
  const [, line = ''] = csv(['a'], [evil]).split(/\r\n(?=")/);
  expect(
    csv(
      ['a'],
      evil.map((one) => [one]),
    ).split('\n').length,
  ).toBeGreaterThan(evil.length);
  for (const one of evil) expect(csv(['a'], [[one]])).toMatch(/^a\r\n"?'/);
  expect(csv(['a'], [[-1], ['a,"b"']])).toBe('a\r\n-1\r\n"a,""b"""\r\n'); // a number is a number
  expect(line).toBeDefined();
});

it('the lock names every package with its digest, and no address to fetch it from', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string; resolved?: string }>;
  };
  const wrong = Object.entries(packages).filter(
    ([path, { integrity, resolved }]) =>
      path !== '' && (!/^sha(512|384|1)-/.test(integrity ?? '') || resolved !== undefined),
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});

describe('of a house', () => {
  let town: TestHouse;
  let routes: Route[];
  beforeAll(async () => {
    town = await TestHouse.open({ env: { GHIA_TRUST_PROXY: '10.0.0.1' } });
    await town.adopt();
    routes = routesOf(town.server.app);
  });
  afterAll(() => town.close());

  it('where a request comes from is believed of the proxies alone', async () => {
    const left = async (headers: Record<string, string>) => {
      const { headers: said } = await town.request('GET', '/api/v1/petitions?q=water', { headers });
      return Number(/r=(\d+)/.exec(said.ratelimit ?? '')?.[1]);
    };
    const first = await left({ 'x-forwarded-for': '192.0.2.1' });
    const second = await left({ 'x-forwarded-for': '198.51.100.1' });
    const third = await left({ forwarded: 'for=203.0.113.1', 'x-real-ip': '203.0.113.2' });
    expect([second, third]).toEqual([first - 1, first - 2]); // one and the same network, whatever it says
  });

  it('no address carries a token', async () => {
    const { token } = await town.citizen(1);
    for (const name of ['token', 'access_token', 'api_key', 'authorization', 'sid', '__Host-sid'])
      expect([name, (await town.request('GET', `/api/v1/identity/me?${name}=${token}`)).status]).toEqual([name, 401]);
  });

  it('a name that comes twice in an address is refused where one is asked for', async () => {
    for (const query of ['limit=1&limit=2', 'cursor=a&cursor=b', 'q=a&q=b', 'asOf=1&asOf=2']) {
      const { status } = await town.request('GET', `/api/v1/petitions?${query}`);
      expect([query, status]).toEqual([query, 400]);
    }
  });

  it('a page of one reader is kept by nobody', async () => {
    const reader = await Visitor.of(town, 2);
    const own = routes.filter(
      ({ method, need, path }) => method === 'GET' && need!.roles.includes('citizen') && !path.includes('*'),
    );
    expect(own.length).toBeGreaterThan(20);
    for (const { path } of own) {
      const at = path
        .replace(':lang', 'ka')
        .replace(/:id\b/g, ID)
        .replace(/:\w+(\([^)]*\))?/g, 'x');
      const { headers } = await reader.get(at);
      expect([at, headers['cache-control']]).toEqual([at, expect.stringContaining('no-store')]);
    }
  });

  it('signing out clears what the browser has kept', async () => {
    const reader = await Visitor.of(town, 3);
    const { headers } = await reader.post('/ka/sign-out', {});
    expect(headers['clear-site-data']).toContain('"storage"');
    const { name } = sessionCookie(town.house.config.publicUrl);
    expect(headers['set-cookie']).toMatch(new RegExp(`^${name}=; .*Max-Age=0`));
    expect((await reader.get('/ka/me')).status).toBe(303);
  });

  it('a contact without end is refused at once', async () => {
    const body = new URLSearchParams({
      personalNumber: '01010000001',
      contact: `a@${'.'.repeat(200_000)}@`,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const begun = performance.now();
    expect((await town.request('POST', '/ka/sign-in', { body, headers })).status).toBe(422);
    expect(performance.now() - begun).toBeLessThan(3_000); // looked at, it takes half a minute
  });
});

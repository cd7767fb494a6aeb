import type { Role } from '../../events/identity.js';
import { sessionCookie } from '../../src/identity/sessions.js';
import type { Answer, TestHouse } from './house.js';

type Value = string | Buffer;
/** A list sends a name several times. */
type Fields = Readonly<Record<string, Value | readonly Value[]>>;
const pairsOf = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, one as Value] as const),
  );

/** Somebody in a browser: signed in by a session, whose forms carry what the page put into them. */
export class Visitor {
  private constructor(
    private readonly town: TestHouse,
    private readonly cookie: string,
    private readonly csrf: string,
    readonly person: string,
  ) {}

  /** The n-th made-up person, with these roles. */
  static async of(town: TestHouse, n: number, roles: readonly Role[] = []): Promise<Visitor> {
    const { resident } = await town.citizen(n);
    const { person } = resident;
    const { token, csrf } = await town.house.sessions.begin({ person, level: 1, roles });
    const { name } = sessionCookie(town.house.config.publicUrl);
    return new Visitor(town, `${name}=${token}`, csrf, person);
  }

  get(path: string): Promise<Answer> {
    return this.town.request('GET', path, { headers: { cookie: this.cookie } });
  }

  /** A form of one of our pages. A file among its fields makes it a form of several parts. */
  async post(path: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    await this.town.readable(); // the page with the form was looked at before
    const all = { csrf: this.csrf, ...fields };
    const pairs = pairsOf(all);
    const { body, type } = pairs.some(([, value]) => Buffer.isBuffer(value)) ? inParts(pairs) : plain(pairs);
    const ours = { cookie: this.cookie, 'sec-fetch-site': 'same-origin', 'content-type': type };
    return this.town.request('POST', path, { body, headers: { ...ours, ...headers } });
  }

  /** The same, and the page it leads to. */
  async follow(path: string, fields: Fields): Promise<Answer> {
    const sent = await this.post(path, fields);
    if (sent.status !== 303) throw new Error(`POST ${path}: ${sent.status} ${wordsOf(sent.text)}`);
    return this.get(sent.headers.location!);
  }
}

const plain = (pairs: ReturnType<typeof pairsOf>) => ({
  body: new URLSearchParams(pairs as unknown as string[][]).toString(),
  type: 'application/x-www-form-urlencoded',
});

function inParts(pairs: ReturnType<typeof pairsOf>) {
  const boundary = '----ghia-test-boundary';
  const parts = pairs.flatMap(([name, value]) => {
    const file = Buffer.isBuffer(value) ? '; filename="sheet"\r\ncontent-type: application/octet-stream' : '';
    return [`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`, value, '\r\n'];
  });
  const body = Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

/** What a reader reads of a page. */
export const wordsOf = (html: string): string =>
  html
    .replace(/^.*<main/s, '<main')
    .replace(/<\/main>.*$/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[ \n]+/g, ' ');

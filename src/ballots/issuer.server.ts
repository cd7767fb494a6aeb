import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BASE64URL } from '../../commands/budgeting/base64url.js';
import { bytes } from './ballot-check.js';
import type { IssuerStore } from './issuer.store.js';
import { IssuerKeys, NotBlinded, requestOf } from './round-keys.js';
import { isSaid, type Said, type Statement } from './statement.js';

const LARGEST = 8 * 1024;
const ROUND = /^[a-z0-9-]{1,40}$/;

type Answer = { readonly status: number; readonly body: object };
type Asked = Partial<Said> & { readonly blinded?: unknown };
const no = (status: number, why: string): Answer => ({ status, body: { why } });

/**
 * The second issuer: a small house of its own, on somebody else's machine. It knows no person and no page; it believes what
 * the registrar has signed, keeps which nullifier it has signed for, and tells anybody how many there were.
 */
export class IssuerServer {
  private readonly keys: IssuerKeys;
  private readonly registrar: KeyObject;

  /** @param registrar SPKI (DER) in base64url, as `ghia budget registrar` prints it */
  constructor(
    readonly name: string,
    private readonly store: IssuerStore,
    registrar: string,
  ) {
    this.keys = new IssuerKeys(store);
    this.registrar = createPublicKey({ key: bytes(registrar), format: 'der', type: 'spki' });
  }

  listen(port: number, host: string): Promise<Server> {
    const server = createServer((request, response) => void this.serve(request, response));
    return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve(server)));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.answer(request).catch(() => no(500, 'something is broken here'));
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { method, url = '' } = request;
    const [, round] = /^\/v1\/rounds\/([a-z0-9-]{1,40})\/issued$/.exec(url) ?? [];
    if (method === 'GET' && round) return this.issued(round);
    if (method !== 'POST') return no(404, 'there is nothing at this address');
    const asked = await read(request);
    if (!asked) return no(400, 'send a statement as JSON');
    const { statement, sig, blinded } = asked;
    if (!isStatement(statement) || typeof sig !== 'string') return no(400, 'this is no statement');
    if (!isSaid({ statement, sig }, this.registrar, this.name)) return no(403, 'the registrar has not said so');
    if (url === '/v1/key' && statement.says === 'voting-opens') return this.key(statement.round);
    if (url === '/v1/destroy' && statement.says === 'voting-is-over') return this.destroy(statement.round);
    if (url === '/v1/sign' && statement.says === 'eligible') return this.sign(statement, blinded);
    return no(404, 'there is nothing at this address');
  }

  private async key(round: string): Promise<Answer> {
    if (this.store.isOver(round)) return no(409, 'the round is over here');
    return { status: 200, body: { spki: await this.keys.publicKey(round) } };
  }

  private async destroy(round: string): Promise<Answer> {
    this.store.end(round);
    await this.keys.destroy(round);
    return { status: 200, body: {} };
  }

  private sign({ round, nullifier, request }: Extract<Statement, { says: 'eligible' }>, blinded: unknown): Answer {
    if (this.store.isOver(round)) return no(409, 'the round is over here');
    if (typeof blinded !== 'string' || !BASE64URL.test(blinded) || requestOf(bytes(blinded)) !== request)
      return no(422, 'what is blinded is not what the registrar has seen');
    if (!this.keys.fits(round, bytes(blinded))) return no(422, 'no key signs this');
    if (!this.store.admit(round, nullifier, request)) return no(409, 'another request of this nullifier was signed');
    try {
      return { status: 200, body: { blindSig: this.keys.sign(round, bytes(blinded)).toString('base64url') } };
    } catch (error) {
      if (error instanceof NotBlinded) return no(422, error.message);
      throw error;
    }
  }

  private issued(round: string): Answer {
    const nullifiers = this.store.nullifiers(round);
    const digest = hash('sha256', nullifiers.map((one) => `${one}\n`).join(''));
    return { status: 200, body: { issuer: this.name, round, issued: nullifiers.length, digest, nullifiers } };
  }
}

async function read(request: IncomingMessage): Promise<Asked | undefined> {
  let text = '';
  for await (const piece of request) {
    text += piece;
    if (text.length > LARGEST) return undefined;
  }
  try {
    const asked = JSON.parse(text) as unknown;
    return typeof asked === 'object' && asked !== null ? (asked as Asked) : undefined;
  } catch {
    return undefined;
  }
}

function isStatement(said: unknown): said is Statement {
  const { v, says, issuer, round, nullifier, request } = (said ?? {}) as Record<string, unknown>;
  if (v !== 1 || typeof issuer !== 'string' || typeof round !== 'string' || !ROUND.test(round)) return false;
  if (says === 'voting-opens' || says === 'voting-is-over') return true;
  return (
    says === 'eligible' && [nullifier, request].every((one) => typeof one === 'string' && /^[0-9a-f]{32,64}$/.test(one))
  );
}

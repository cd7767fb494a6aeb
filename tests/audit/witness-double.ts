import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { checkEd25519, merkle, sha256 } from '../../src/audit/sequencer/hashing.js';
import { readCheckpoint } from '../../src/audit/tlog/checkpoint.js';
import {
  COSIGNATURE,
  cosigned,
  readNote,
  readVkey,
  signatureLine,
  signedBy,
  type Verifier,
  vkeyOf,
} from '../../src/audit/tlog/note.js';
import { continues, type Tree } from '../../src/audit/tlog/verify.js';

/** A key that cosigns. */
export class WitnessKey {
  readonly vkey: string;
  readonly verifier: Verifier;
  private readonly key: KeyObject;

  constructor(readonly name: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    const key = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
    this.vkey = vkeyOf(sha256, { name, type: COSIGNATURE, key });
    this.verifier = readVkey(sha256, this.vkey)!;
  }

  /** A cosignature/v1 line over the text of a note. */
  line(text: string, seconds = Math.floor(Date.now() / 1000)): string {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const signature = sign(null, Buffer.from(cosigned(text, seconds)), this.key);
    return signatureLine(this.verifier, Buffer.concat([time, signature]));
  }
}

export type Seen = { readonly old: number; readonly size: number; readonly status: number };
type Misbehave = (response: ServerResponse) => void;

/** A witness as C2SP tlog-witness describes one, for one log, on this machine. */
export class WitnessDouble {
  readonly key = new WitnessKey('witness.example/w1');
  readonly seen: Seen[] = [];
  tree: Tree = { size: 0, root: new Uint8Array() };
  /** Instead of the right answer, as often as it stays set. */
  wrong: Misbehave | undefined;
  inFlight = 0;
  mostInFlight = 0;
  private server: Server | undefined;

  constructor(private readonly log: () => Verifier) {}

  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response)).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}/w1`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    response.once('close', () => this.inFlight--);
    let body = '';
    for await (const piece of request) body += piece;
    if (this.wrong) return this.wrong(response);
    const end = body.indexOf('\n\n');
    const [first = '', ...proof] = body.slice(0, end).split('\n');
    const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? Number.NaN);
    const note = readNote(body.slice(end + 2));
    const tree = note && readCheckpoint(note.text);
    const say = (status: number, text = '', type = 'text/plain') => {
      this.seen.push({ old, size: tree?.size ?? -1, status });
      response.writeHead(status, { 'content-type': type }).end(text);
    };
    if (request.method !== 'POST' || request.url !== '/w1/add-checkpoint' || !tree || Number.isNaN(old))
      return say(400);
    const log = this.log();
    if (tree.origin !== log.name) return say(404);
    if (!(await signedBy(note, log, checkEd25519))) return say(403);
    if (old > tree.size) return say(400);
    if (old !== this.tree.size) return say(409, `${this.tree.size}\n`, 'text/x.tlog.size');
    const hashes = proof.map((line) => Buffer.from(line, 'base64'));
    if (!continues(merkle, this.tree, tree, hashes)) return say(old === tree.size ? 409 : 422, `${this.tree.size}\n`);
    this.tree = tree;
    say(200, this.key.line(note.text));
  }
}

import type { FastifyInstance } from 'fastify';
import { PetitionCount } from '../../read-models/petitions.js';
import type { Questions } from '../read/questions.js';
import { etagOf, FOR_A_SECOND } from './fresh.interceptor.js';
import { isHeld } from './if-none-match.js';

type Count = Awaited<ReturnType<PetitionCount['answer']>>;
type Kept = { readonly count: Promise<Count>; readonly since: number; ready?: { body: string; etag: string } };

/** How old a count may be (milliseconds). A hundred thousand people ask for the same few numbers; none of them needs less. */
const KEPT_FOR = 250;
const MOST_KEPT = 2_000;
const PATH = /^\/api\/v1\/petitions\/([0-9a-f-]{36})\/count$/;

/** The numbers everybody asks for, each read from the store four times a second at most. */
export class Counts {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly questions: Questions) {}

  /** A caller who names a position, or a past, gets an answer of their own. */
  of(id: string, { asOf, after }: { asOf?: string | undefined; after?: string | undefined }): Promise<Count> {
    if (asOf !== undefined || after !== undefined) return this.questions.ask(new PetitionCount(id), asOf);
    const known = this.fresh(id);
    if (known) return known.count;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const kept: Kept = { count: this.questions.ask(new PetitionCount(id)), since: Date.now() };
    this.kept.set(id, kept);
    kept.count.then(
      (count) => {
        if (count) kept.ready = { body: JSON.stringify(count), etag: etagOf(count) };
      },
      () => this.kept.delete(id),
    );
    return kept.count;
  }

  /** Answers a plain poll from what is kept, before any route is looked up; everything else goes the usual way. */
  answerPolls(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, done) => {
      const id = request.method === 'GET' ? PATH.exec(request.url)?.[1] : undefined;
      const ready = id && !request.headers.authorization ? this.fresh(id)?.ready : undefined;
      if (!ready) return done();
      reply.header('etag', ready.etag).header('cache-control', FOR_A_SECOND);
      if (isHeld(request.headers['if-none-match'], ready.etag)) reply.status(304).send();
      else reply.header('content-type', 'application/json; charset=utf-8').send(ready.body);
    });
  }

  private fresh(id: string): Kept | undefined {
    const known = this.kept.get(id);
    return known && Date.now() - known.since < KEPT_FOR ? known : undefined;
  }
}

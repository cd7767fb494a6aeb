import 'reflect-metadata';
import Fastify from 'fastify';
import pg from 'pg';
import { SignPetition } from '../commands/petitions/commands.js';
import { validation } from '../src/http/validation.pipe.js';
import type { Tokens } from '../src/identity/tokens.js';

/** Connections of the pool: more than this only makes them queue inside PostgreSQL on two cores. */
const POOL = 20;
const BODY = { type: 'body', metatype: SignPetition } as const;

/**
 * What most platforms do: one row a signature in a table with a unique key. The same token check and the same
 * validation as Ghia's route; no register, no rules, no history, no sealing, no proof.
 */
export async function startCrudPeer(
  url: string,
  tokens: Pick<Tokens, 'verify'>,
): Promise<{ port: number; stop(): Promise<void>; count(): Promise<number> }> {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  await pool.query(`create table signatures (
    petition uuid not null, person text not null, district text not null, display text not null,
    at timestamptz not null default now(), primary key (petition, person))`);

  const app = Fastify();
  app.post<{ Params: { id: string }; Body: object }>('/api/v1/petitions/:id/signatures', async (request, reply) => {
    const caller = await tokens.verify(request.headers.authorization?.slice('Bearer '.length) ?? '');
    const body = (await validation.transform(request.body, BODY)) as SignPetition;
    const { rowCount } = await pool.query({
      name: 'sign',
      text: 'insert into signatures (petition, person, district, display) values ($1, $2, $3, $4) on conflict do nothing',
      values: [request.params.id, caller.person, caller.district ?? 'vake', body.display],
    });
    reply.status(rowCount === 1 ? 201 : 200);
    return { signed: true };
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async count() {
      const { rows } = await pool.query<{ n: string }>('select count(*) n from signatures');
      return Number(rows[0]?.n);
    },
    async stop() {
      await app.close();
      await pool.end();
    },
  };
}

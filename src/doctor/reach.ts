import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { FileLock } from '../file-lock.js';
import { isLoopback } from '../loopback.js';
import { type Check, inTime, note, PATIENCE, type Said, well, wrong } from './finding.js';

/** What people and messages reach, and who does what. */
export const checksOfReach = (config: Config): readonly Check[] => [
  { part: 'public address', look: () => address(config) },
  { part: 'e-mail', look: () => mail(config) },
  { part: 'roles', look: () => roles(config) },
];

async function address({ publicUrl, mode }: Config): Promise<readonly Said[]> {
  const said: Said[] = [];
  const { protocol, hostname } = new URL(publicUrl);
  if (mode === 'production' && isLoopback(hostname))
    said.push(
      wrong(`GHIA_PUBLIC_URL is ${publicUrl}: nobody else reaches that. Write the address people use, https://…`),
    );
  if (mode === 'demo' && protocol === 'https:' && !isLoopback(hostname))
    said.push(note('GHIA_MODE is demo: every page says so, and anybody may sign in as anybody'));
  try {
    // not /health: what stands before Ghia keeps that to those who run it
    const answer = await fetch(`${publicUrl}/api/v1/status`, { signal: AbortSignal.timeout(PATIENCE) });
    const { reasons } = (await answer.json().catch(() => ({}))) as { reasons?: { part: string; why: string }[] };
    if (reasons?.length === 0) said.push(well(`${publicUrl} answers, and is well`));
    for (const { part, why } of reasons ?? []) said.push(wrong(`${publicUrl} is not well: ${part}: ${why}`));
    if (!reasons) said.push(wrong(`another program answers at ${publicUrl}: see what GHIA_PUBLIC_URL leads to.`));
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    const why = cause?.code ?? message;
    const says = `${publicUrl} does not answer (${why}): start Ghia, and lead that address to it.`;
    said.push(/CERT|SELF_SIGNED|ALTNAME/.test(why) || mode === 'production' ? wrong(says) : note(says));
  }
  return said;
}

async function mail({ smtp, sms, mode }: Config): Promise<readonly Said[]> {
  const said: Said[] = [];
  if (!smtp && mode === 'production')
    said.push(
      wrong('GHIA_SMTP is not set: write smtp://user:password@host, or no code and no notice reaches anybody.'),
    );
  else if (!smtp) said.push(note('messages go to the outbox folder, as GHIA_SMTP is not set'));
  else {
    const { createTransport } = await import('nodemailer');
    const limits = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };
    const requireTLS = !isLoopback(new URL(smtp).hostname);
    const transport = createTransport({ url: smtp, ...limits, requireTLS } as object);
    try {
      await inTime(transport.verify(), 2 * PATIENCE);
      said.push(well('the mail server greets, and takes the name and password'));
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      said.push(wrong(`the mail server of GHIA_SMTP does not take us (${responseCode ?? code ?? 'no reason given'}).`));
    } finally {
      transport.close();
    }
  }
  if (!sms) said.push(note('GHIA_SMS_URL is not set: whoever has only a telephone gets no code'));
  return said;
}

async function roles({ data, split, queue }: Config): Promise<readonly Said[]> {
  if (!split) {
    const lock = existsSync(join(data, 'instance.lock')) ? FileLock.take(join(data, 'instance.lock')) : undefined;
    const runs = existsSync(join(data, 'instance.lock')) && !lock;
    lock?.release();
    return [
      runs ? well('one process does everything, and it runs') : note('one process does everything; none runs now'),
    ];
  }
  const [{ RedisLease }, { TERM }, { Queue }] = await Promise.all([
    import('../cluster/redis.lease.js'),
    import('../cluster/cluster.js'),
    import('bullmq'),
  ]);
  const lease = new RedisLease(queue, 'projector', TERM);
  const said: Said[] = [];
  try {
    said.push(
      (await inTime(lease.taken()))
        ? well('a projector leads')
        : wrong(
            'nobody holds the lease of the projector: read models stand still, and nothing is published. Start a process with GHIA_ROLES=projector.',
          ),
    );
  } catch {
    return [wrong('who does what cannot be told, as Redis does not answer.')];
  } finally {
    await lease.close();
  }
  const { Redis } = await import('ioredis');
  const client = new Redis(queue, { maxRetriesPerRequest: 1, retryStrategy: () => null });
  client.on('error', () => undefined);
  const jobs = new Queue('tell-people', { connection: client, prefix: 'ghia' });
  jobs.on('error', () => undefined);
  try {
    const workers = await inTime(jobs.getWorkersCount());
    said.push(
      workers > 0
        ? well(`${workers} ${workers === 1 ? 'worker takes' : 'workers take'} jobs`)
        : wrong('no worker takes jobs: nobody is told anything. Start a process with GHIA_ROLES=worker.'),
    );
  } finally {
    await jobs.close();
    client.disconnect();
  }
  return said;
}

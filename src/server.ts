import fastifyStatic from '@fastify/static';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Decision } from '../read-models/decisions.js';
import { Account } from './activitypub/account.js';
import { appModule } from './app.module.js';
import { Box } from './ballots/box.js';
import { BoxHolding } from './ballots/box-holding.js';
import { RoundClosing } from './ballots/closing.js';
import type { Role } from './config.js';
import type { House } from './house.js';
import { acceptActivities } from './http/activitypub.body.js';
import { acceptBallots } from './http/ballots.body.js';
import { acceptCosignatures } from './http/cosign.body.js';
import { Counts } from './http/counts.js';
import { Doors } from './http/doors.js';
import { acceptEvidence } from './http/evidence.body.js';
import { packLargeAnswers } from './http/gzipped.js';
import { answerHealthAlone } from './http/health-alone.js';
import { refuseForms } from './http/json-only.js';
import { Leaving } from './http/leaving.js';
import { describeApi } from './http/openapi.js';
import { acceptPhotos } from './http/photos.body.js';
import { acceptRegisters } from './http/register.body.js';
import { acceptScans } from './http/scan.body.js';
import { refuseUnreadable, secureHeaders } from './http/secure-headers.js';
import { shedWhenFull } from './http/shedding.js';
import { answerStrays } from './http/strays.js';
import { KeyKeeper } from './key-keeper.js';
import { OgpReports } from './ogp/reports.js';
import { recordBy } from './operations.js';
import { policiesOf } from './policies/all.js';
import { PolicyRunner } from './policies/runner.js';
import { ASSETS_PREFIX, openAssets } from './portal/assets.js';
import { NowhereFilter } from './portal/controllers/nowhere.filter.js';
import { createOf } from './portal/sharing/account-posts.js';
import { Feedback } from './services/feedback.js';
import { Invited } from './surveys/invited.js';
import { watchAppends, watchCommands } from './watching/commands.js';
import { watchJobs } from './watching/jobs.js';
import { NestJournal, openJournal } from './watching/journal.js';
import { Metrics } from './watching/metrics.js';
import { guardMetrics, newRequestId, watchRequests } from './watching/requests.js';
import { isTraced, startTracing, stopTracing, tellNumbers } from './watching/spans.js';
import { whyNot } from './why-not.js';
import { workersOf } from './work/all.js';
import { Desk } from './write/desk.js';
import { Erasure } from './write/erasure.js';
import { RunningRounds } from './write/running-rounds.js';
import { Surveying } from './write/surveying.js';

/** A body of a form or a command; files come by another door. */
const LARGEST_BODY = 256 * 1024;

/** How long a request may take to arrive, files too (milliseconds): who sends a byte a second holds no place for ever. */
const SLOWEST_REQUEST = 300_000;

export type Server = {
  readonly commands: CommandBus;
  readonly reports: OgpReports;
  readonly app: NestFastifyApplication;
  /** Begins to answer, and to follow the log with policies. */
  open(): Promise<void>;
  close(): Promise<void>;
};
/** What the build made for browsers; compressed copies lie beside. */
const staticAssets = () => ({
  root: openAssets().folder,
  prefix: `${ASSETS_PREFIX}/`,
  cacheControl: false,
  preCompressed: true,
  index: false as const,
  setHeaders: (reply: FastifyReply, path: string) => {
    // a name that follows its content may be kept for ever
    const hashed = /-[A-Z0-9]{8}\.[a-z0-9]+(\.(br|gz))?$/.test(path);
    reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    if (path.includes('speculation.json')) reply.header('content-type', 'application/speculationrules+json');
  },
});

/** Jobs for the process that holds the ballot box. */
const AT_THE_BOX: ReadonlySet<string> = new Set(['close-round']);
/** So long what one process does of several waits for read models that are built for the first time (milliseconds). */
const FIRST_BUILD = 600_000;

function neverBegan(error: Error): never {
  console.error(whyNot(error));
  process.exit(1);
}

type More = Parameters<typeof appModule>[2];

/** The web server and the policies of one instance; `more` is for tests and benches. */
export async function startServer(house: House, more?: More): Promise<Server> {
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    trustProxy: house.config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    requestTimeout: SLOWEST_REQUEST,
    genReqId: newRequestId,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      secure(request, reply); // an address that cannot be read comes to no hook
      app.get(NowhereFilter).unreadable(error, request, reply);
    },
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  await startTracing(process.env);
  const journal = openJournal(house.config.logLevel);
  const metrics = new Metrics(house);
  const logger = new NestJournal(journal);
  const app = await NestFactory.create<NestFastifyApplication>(appModule(house, metrics, more), adapter, { logger });
  const http = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  watchRequests(http, journal, metrics);
  if (!house.config.roles.includes('api')) answerHealthAlone(app.getHttpAdapter().getInstance());
  const secure = secureHeaders(app, house.config);
  guardMetrics(http, house.config);
  packLargeAnswers(http);
  refuseForms(http);
  answerStrays(app);
  app.get(Counts).answerPolls(http);
  shedWhenFull(http);
  describeApi(app, house.config);
  acceptBallots(http);
  acceptCosignatures(http);
  acceptActivities(http);
  acceptScans(app);
  acceptPhotos(app);
  acceptEvidence(app);
  acceptRegisters(http, house.door);
  await app.register(fastifyStatic, staticAssets());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const commands = app.get(CommandBus);
  watchCommands(commands, journal, metrics);
  const telling = await tellNumbers(metrics.registry, process.env);
  if (isTraced()) watchAppends(house.log);
  watchJobs(house.queue);
  const { roles, split, host, port } = house.config;
  const has = (role: Role) => roles.includes(role);
  let runner: PolicyRunner | undefined;
  const follow = (checkpoints: House['checkpoints']) => {
    runner = new PolicyRunner(
      {
        ...house,
        ...{ commands, checkpoints },
        of: (name) => house.projecting.collection(name),
        now: () => house.clock.now(),
      },
      ...policiesOf(house.log, house.published, house.config, {
        surveying: app.get(Surveying),
        invited: app.get(Invited),
      }),
    );
    return runner.start();
  };
  const keeper = new KeyKeeper(house, recordBy(house, commands));
  const box = new BoxHolding(house.ballots.spool, () => beginAtBox(), new Logger('ballots'));
  let workers: ReturnType<typeof workersOf> = [];

  /** What one process does of several, or the only one: it goes on with what was cut short. */
  const goOn = async () => {
    await app.get(Erasure).goOn();
    house.witnessing.start();
    keeper.start();
    app.get(Surveying).start();
  };
  /** What is done where the ballots lie. */
  const beginAtBox = async () => {
    await app.get(Box).start();
    app.get(RoundClosing).start();
    if (split) work((kind) => AT_THE_BOX.has(kind));
  };
  const doors = new Doors();
  const leaving = new Leaving(app.getHttpServer());
  const listen = async () => {
    const reusePort = await Doors.areShared({ host, port });
    await app.listen({ host, port, ...(reusePort && { reusePort }) });
    if (reusePort) await doors.open(app.getHttpServer());
  };
  const work = (mine: (kind: string) => boolean) => {
    for (const [kind, worker] of workers) if (mine(kind)) house.queue.work(kind, worker);
  };

  return {
    commands,
    reports: app.get(OgpReports),
    app,
    async open() {
      if (!split) await goOn();
      if (has('worker') || split) {
        const site = { origin: house.config.publicUrl, demo: house.config.mode === 'demo' };
        const posted = (decision: Decision) => createOf(decision, site);
        workers = workersOf(
          house,
          app.get(Desk),
          app.get(Erasure),
          app.get(Account),
          posted,
          app.get(RunningRounds),
          app.get(Invited),
          app.get(Feedback),
        );
      }
      if (!split) await beginAtBox();
      else if (has('api')) box.start();
      if (has('worker')) work((kind) => !split || !AT_THE_BOX.has(kind));
      if (has('worker') && !split) await follow(house.checkpoints);
      house.cluster?.lead(async (store) => {
        await house.projecting.seen(await house.log.head(), FIRST_BUILD);
        await goOn();
        await follow(store);
      }, neverBegan);
      if (has('api')) void house.liveMap.start().catch(() => undefined); // else the first question does
      if (has('api') || split) await listen();
    },
    async close() {
      await box.stop();
      keeper.stop();
      await app.get(Surveying).stop();
      await runner?.stop();
      await leaving.during(() => Promise.all([doors.close(), app.close()]), SLOWEST_REQUEST);
      app.get(RoundClosing).stop();
      await app.get(Box).stop();
      await telling?.stop();
      await stopTracing();
    },
  };
}

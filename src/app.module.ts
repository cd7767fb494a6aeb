import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { ReadStore } from '../read-models/store.js';
import { ABOUT_LOG, aboutLog } from './audit/about-log.js';
import { LiveFacts } from './audit/live-facts.js';
import { PublicLog } from './audit/public-log.js';
import { Replays } from './audit/replays.js';
import { Proofs } from './audit/sequencer/proofs.js';
import { PublishedLog } from './audit/sequencer/published-log.js';
import { Streams } from './audit/streams.js';
import { policyText } from './audit/witnesses/open-policy.js';
import { Witnessing } from './audit/witnesses/witnessing.js';
import { Clock } from './clock.js';
import { filesOf } from './config.js';
import { Health } from './health.js';
import type { House } from './house.js';
import { AuditController } from './http/audit.controller.js';
import { CosignController } from './http/cosign.controller.js';
import { Counts } from './http/counts.js';
import { HealthController } from './http/health.controller.js';
import { IdentityController } from './http/identity.controller.js';
import { Limits } from './http/limits.js';
import { Mine } from './http/mine.js';
import { MyNotifications } from './http/my-notifications.js';
import { NotificationsController } from './http/notifications.controller.js';
import { PetitionsController } from './http/petitions.controller.js';
import { PetitionsCsvController } from './http/petitions-csv.controller.js';
import { PetitionsOfficeController } from './http/petitions-office.controller.js';
import { PetitionsReadingController } from './http/petitions-reading.controller.js';
import { PrivacyController } from './http/privacy.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ReplayController } from './http/replay.controller.js';
import { ReviewsController } from './http/reviews.controller.js';
import { SheetsController } from './http/sheets.controller.js';
import { StaffController } from './http/staff.controller.js';
import { StreamController } from './http/stream.controller.js';
import { TlogController } from './http/tlog.controller.js';
import { UnsealingsController } from './http/unsealings.controller.js';
import { validation } from './http/validation.pipe.js';
import { WhoGuard } from './http/who.guard.js';
import { Codes } from './identity/codes.js';
import { Doorkeeper } from './identity/doorkeeper.js';
import { Invitations } from './identity/invitations.js';
import { Messages } from './identity/messages.js';
import { ResidentsRegister } from './identity/residents.js';
import { Sessions } from './identity/sessions.js';
import { SignIn } from './identity/sign-in.js';
import { Tokens } from './identity/tokens.js';
import { Vault } from './identity/vault.js';
import { EventLog } from './log/event-log.js';
import { Place } from './place.js';
import { Cards } from './portal/cards/cards.js';
import { pages } from './portal/controllers/all.js';
import { Deeds } from './portal/controllers/deeds.js';
import { NowhereFilter } from './portal/controllers/nowhere.filter.js';
import { PageFilter } from './portal/controllers/page.filter.js';
import { Pages } from './portal/controllers/visit.js';
import { AskHandler } from './read/ask.handler.js';
import { Projecting } from './read/projecting.js';
import { Questions } from './read/questions.js';
import { Queue } from './work/queue.js';
import { RateLimiter } from './work/rate-limiter.js';
import { Answers } from './write/answers.js';
import { Assisted } from './write/assisted.js';
import { DataRequests } from './write/data-requests.js';
import { DecideHandler } from './write/decide.handler.js';
import { Desk } from './write/desk.js';
import { Drafts } from './write/drafts.js';
import { Erasure } from './write/erasure.js';
import { Reviews } from './write/reviews.js';
import { ScanOpenings } from './write/scan-openings.js';
import { Scans } from './write/scans.js';
import { Sheets } from './write/sheets.js';
import { SignatoryList } from './write/signatory-list.js';
import { SigningFor } from './write/signing-for.js';

const controllers = [
  AuditController,
  ReplayController,
  TlogController,
  StreamController,
  CosignController,
  HealthController,
  IdentityController,
  NotificationsController,
  PetitionsReadingController,
  PetitionsOfficeController,
  PetitionsController,
  PetitionsCsvController,
  ReviewsController,
  SheetsController,
  UnsealingsController,
  StaffController,
  PrivacyController,
];
/** Ties the rooms together. What is plain is made here by hand, so that no room needs to know of Nest. */
@Module({})
class AppModule {}

export function appModule(
  house: House,
  more: {
    controllers?: NonNullable<DynamicModule['controllers']>;
    providers?: NonNullable<DynamicModule['providers']>;
  } = {},
): DynamicModule {
  const engine = (provide: unknown, useValue: unknown) => ({ provide: provide as never, useValue });
  return {
    module: AppModule,
    imports: [CqrsModule.forRoot()],
    controllers: [...controllers, ...pages, ...(more.controllers ?? [])],
    providers: [
      engine(Clock, house.clock),
      engine(EventLog, house.log),
      engine(Vault, house.vault),
      engine(ResidentsRegister, house.residents),
      engine(ReadStore, house.store),
      engine(Projecting, house.projecting),
      engine(PublishedLog, house.published),
      engine(
        ABOUT_LOG,
        aboutLog(house.logKeys, house.published, house.config.publicUrl, (vkeys) =>
          policyText(house.witnessing.policy, vkeys),
        ),
      ),
      engine(LiveFacts, new LiveFacts(house.asWritten)),
      engine(Proofs, house.proofs),
      engine(Witnessing, house.witnessing),
      engine(Queue, house.queue),
      engine(RateLimiter, house.limiter),
      engine(Messages, house.messages),
      engine(Tokens, house.tokens),
      engine(Sessions, house.sessions),
      engine(Codes, house.codes),
      engine(Invitations, new Invitations(house.residents)),
      engine(Doorkeeper, house.door),
      engine(Health, house.health),
      DecideHandler,
      AskHandler,
      Desk,
      Pages,
      Deeds,
      engine(Place, new Place(house.config)),
      { provide: Cards, useFactory: () => new Cards(house.config.mode === 'demo') },
      Limits,
      {
        provide: Questions,
        inject: [QueryBus],
        useFactory: (queries: QueryBus) =>
          new Questions(queries, house.log, house.projecting, house.clock, replayable(house), (position) =>
            house.published.treeOf(position),
          ),
      },
      {
        provide: Replays,
        inject: [Questions],
        useFactory: (questions: Questions) => new Replays(house.log, questions),
      },
      { provide: Counts, inject: [Questions], useFactory: (questions: Questions) => new Counts(questions) },
      {
        provide: Drafts,
        inject: [Desk],
        useFactory: (desk: Desk) => new Drafts(desk, house.vault, house.log, house.clock),
      },
      {
        provide: Mine,
        inject: [Questions],
        useFactory: (questions: Questions) => new Mine(house, new Streams(house.log, house.vault), questions),
      },
      {
        provide: MyNotifications,
        inject: [Mine],
        useFactory: (mine: Mine) => new MyNotifications(mine, house.notifications, house.residents),
      },
      {
        provide: DataRequests,
        inject: [Desk, Questions],
        useFactory: (desk: Desk, questions: Questions) => new DataRequests(desk, house.vault, questions),
      },
      { provide: Answers, useFactory: () => new Answers(house.log, house.vault) },
      {
        provide: Reviews,
        inject: [Desk],
        useFactory: (desk: Desk) => new Reviews(house.log, house.vault, house.residents, desk),
      },
      { provide: SigningFor, inject: [Desk], useFactory: (desk: Desk) => new SigningFor(desk) },
      {
        provide: Assisted,
        inject: [SigningFor],
        useFactory: (signing: SigningFor) => new Assisted(house.residents, signing),
      },
      {
        provide: Sheets,
        inject: [Desk, SigningFor],
        useFactory: (desk: Desk, signing: SigningFor) =>
          new Sheets(house.log, house.residents, desk, signing, house.vault),
      },
      {
        provide: Scans,
        useFactory: () => new Scans(filesOf(house.config).uploads, house.log, house.vault, house.residents),
      },
      {
        provide: ScanOpenings,
        inject: [Scans, Desk],
        useFactory: (scans: Scans, desk: Desk) => new ScanOpenings(scans, desk, house.clock),
      },
      {
        provide: SignatoryList,
        inject: [Desk],
        useFactory: (desk: Desk) => new SignatoryList(house.log, house.vault, desk),
      },
      { provide: PublicLog, useFactory: () => new PublicLog(house.asWritten) },
      {
        provide: SignIn,
        useFactory: () =>
          new SignIn(
            house.sessions,
            async (person) => ({ roles: await house.offices.held(person) }),
            house.config.publicUrl,
          ),
      },
      {
        provide: Erasure,
        inject: [CommandBus, Desk],
        useFactory: (_: CommandBus, desk: Desk) => erasureBy(house, desk),
      },
      { provide: APP_GUARD, useClass: WhoGuard },
      { provide: APP_PIPE, useValue: validation },
      ProblemFilter,
      PageFilter,
      NowhereFilter,
      { provide: APP_FILTER, useExisting: ProblemFilter },
      { provide: APP_FILTER, useExisting: NowhereFilter }, // the last one is asked first
      ...(more.providers ?? []),
    ],
  };
}

function replayable({ config }: House) {
  const { log, store } = filesOf(config);
  return config.eventLog === 'sqlite:' ? { log, store, readStore: config.readStore } : undefined;
}

const erasureBy = (house: House, desk: Desk): Erasure =>
  new Erasure(house, (command, facts, actor = 'erasure') => desk.send(command, facts, actor));

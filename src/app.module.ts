import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { ReportsOnMap } from '../read-models/reports-on-map.js';
import { ReadStore } from '../read-models/store.js';
import { Account } from './activitypub/account.js';
import { Outbound } from './activitypub/outbound.js';
import { ABOUT_LOG, aboutLog } from './audit/about-log.js';
import { PublicTexts } from './audit/export/texts.js';
import { LiveFacts } from './audit/live-facts.js';
import { PublicLog } from './audit/public-log.js';
import { Replays } from './audit/replays.js';
import { Proofs } from './audit/sequencer/proofs.js';
import { PublishedLog } from './audit/sequencer/published-log.js';
import { Streams } from './audit/streams.js';
import { policyText } from './audit/witnesses/open-policy.js';
import { Witnessing } from './audit/witnesses/witnessing.js';
import { Clock } from './clock.js';
import { Contents } from './content/contents.js';
import { filesOf } from './data-folder.js';
import { Health } from './health.js';
import type { House } from './house.js';
import { api } from './http/all.js';
import { Counts } from './http/counts.js';
import { Limits } from './http/limits.js';
import { Mine } from './http/mine.js';
import { MyNotifications } from './http/my-notifications.js';
import { Filing } from './http/open311/filing.js';
import { Keys } from './http/open311/keys.js';
import { Updating } from './http/open311/updating.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SecondStep } from './http/second-step.js';
import { validation } from './http/validation.pipe.js';
import { WhoGuard } from './http/who.guard.js';
import { Accounts } from './identity/accounts.js';
import { Codes } from './identity/codes.js';
import { Doorkeeper } from './identity/doorkeeper.js';
import { Invitations } from './identity/invitations.js';
import { Messages } from './identity/messages.js';
import { Oidc } from './identity/oidc.js';
import { ResidentsRegister } from './identity/residents.js';
import { RoundReminders } from './identity/round-reminders.js';
import { SecondFactor } from './identity/second-factor.js';
import { Sessions } from './identity/sessions.js';
import { SignIn } from './identity/sign-in.js';
import { Tokens } from './identity/tokens.js';
import { Vault } from './identity/vault.js';
import { EventLog } from './log/event-log.js';
import { BASE_MAP } from './map/base-map.js';
import { Clusters } from './map/clusters.js';
import { Districts } from './map/districts.js';
import { LiveMap } from './map/live-map.js';
import { NewestPins } from './map/newest-pins.js';
import { Editions } from './open-data/editions.js';
import { Place } from './place.js';
import { Cards } from './portal/cards/cards.js';
import { pages } from './portal/controllers/all.js';
import { ApplicationFlow } from './portal/controllers/application-flow.js';
import { BallotPages } from './portal/controllers/ballot-pages.js';
import { Deeds } from './portal/controllers/deeds.js';
import { GroupKnown } from './portal/controllers/group-known.js';
import { MapRules } from './portal/controllers/map-rules.js';
import { NowhereFilter } from './portal/controllers/nowhere.filter.js';
import { PageFilter } from './portal/controllers/page.filter.js';
import { ReportPages } from './portal/controllers/report-pages.js';
import { Signers } from './portal/controllers/signers.js';
import { Pages } from './portal/controllers/visit.js';
import { AskHandler } from './read/ask.handler.js';
import { Projecting } from './read/projecting.js';
import { Questions } from './read/questions.js';
import { Metrics } from './watching/metrics.js';
import { Queue } from './work/queue.js';
import { RateLimiter } from './work/rate-limiter.js';
import { DecideHandler } from './write/decide.handler.js';
import { Desk } from './write/desk.js';
import { Offices } from './write/offices.js';
import { writers } from './writers/all.js';

/** Ties the rooms together. What is plain is made here by hand, so that no room needs to know of Nest. */
@Module({})
class AppModule {}

export function appModule(
  house: House,
  metrics: Metrics,
  more: {
    controllers?: NonNullable<DynamicModule['controllers']>;
    providers?: NonNullable<DynamicModule['providers']>;
  } = {},
): DynamicModule {
  const engine = (provide: unknown, useValue: unknown) => ({ provide: provide as never, useValue });
  return {
    module: AppModule,
    imports: [CqrsModule.forRoot()],
    controllers: [...api, ...pages, ...(more.controllers ?? [])],
    providers: [
      engine(Clock, house.clock),
      engine(EventLog, house.log),
      engine(Vault, house.vault),
      engine(ResidentsRegister, house.residents),
      engine(ReadStore, house.store),
      engine(Contents, house.contents),
      engine(Projecting, house.projecting),
      engine(PublishedLog, house.published),
      engine(
        ABOUT_LOG,
        aboutLog(house.logKeys, house.published, house.config, (vkeys) => policyText(house.witnessing.policy, vkeys)),
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
      engine(SecondFactor, house.secondFactor),
      engine(Accounts, house.accounts),
      engine(Account, accountOf(house)),
      engine(Oidc, new Oidc(house.config.oidc, house.config.publicUrl, house.residents)),
      engine(Invitations, new Invitations(house.residents)),
      engine(Doorkeeper, house.door),
      engine(Offices, house.offices),
      engine(Health, house.health),
      engine(Metrics, metrics),
      engine(Districts, house.districts),
      engine(LiveMap, house.liveMap),
      engine(ReportsOnMap, new NewestPins(house.liveMap)),
      engine(Editions, house.editions),
      engine(BASE_MAP, { base: house.config.mapBase, attribution: house.config.mapAttribution }),
      { provide: Clusters, useFactory: () => clustersOf(house) },
      DecideHandler,
      ...writers(house),
      AskHandler,
      Desk,
      Pages,
      Deeds,
      ApplicationFlow,
      ReportPages,
      BallotPages,
      MapRules,
      Signers,
      GroupKnown,
      engine(Place, new Place(house.config)),
      { provide: Cards, useFactory: () => new Cards(house.config.mode === 'demo') },
      Limits,
      SecondStep,
      Keys,
      Filing,
      Updating,
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
        provide: Mine,
        inject: [Questions],
        useFactory: (questions: Questions) => new Mine(house, new Streams(house.log, house.vault), questions),
      },
      {
        provide: MyNotifications,
        inject: [Mine],
        useFactory: (mine: Mine) => new MyNotifications(mine, house.notifications, house.residents),
      },
      { provide: RoundReminders, useFactory: () => new RoundReminders(house.notifications, house.vault) },
      {
        provide: PublicTexts,
        useFactory: () =>
          new PublicTexts(house.log, house.vault, house.store, (name) => house.projecting.collection(name)),
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

const clustersOf = ({ liveMap, store, projecting, clock, published }: House) =>
  new Clusters(
    liveMap,
    store,
    (name) => projecting.collection(name),
    () => clock.now(),
    (position) => published.treeOf(position),
  );
function accountOf({ config: { publicUrl }, followers, clock }: House): Account {
  return new Account(publicUrl, followers, Outbound.from(publicUrl), () => clock.now());
}

function replayable({ config, asWritten }: House) {
  return { log: asWritten.file, store: filesOf(config).store, readStore: config.readStore };
}

import type { Provider } from '@nestjs/common';
import { AssistedVoter } from '../ballots/assisted-voter.js';
import { BallotFiles } from '../ballots/ballot-files.js';
import { Box } from '../ballots/box.js';
import { RoundClosing } from '../ballots/closing.js';
import { Counter } from '../ballots/counter.js';
import { Credentials } from '../ballots/credentials.js';
import { OneTimeNumbers } from '../ballots/one-time-numbers.js';
import { RoundCounts } from '../ballots/round-counts.js';
import { RoundParams } from '../ballots/round-params.js';
import type { House } from '../house.js';
import { Desk } from '../write/desk.js';

/** Everything that has to do with secret ballots, made by hand from the engines of the house. */
export const ballotWriters = ({ ballots, log, clock, config, published, residents }: House): readonly Provider[] => [
  {
    provide: Box,
    inject: [Desk],
    useFactory: (desk: Desk) =>
      new Box(ballots.spool, log, ballots.keys, clock, config.batches, (wish, facts, who, sent) =>
        desk.send(wish, facts, who, sent),
      ),
  },
  {
    provide: Credentials,
    inject: [Desk],
    useFactory: (desk: Desk) => new Credentials(desk, ballots.issuers, log, ballots.spool),
  },
  {
    provide: RoundClosing,
    inject: [Desk, Box, Credentials],
    useFactory: (desk: Desk, box: Box, credentials: Credentials) =>
      new RoundClosing({ log, clock, box, credentials, ...ballots }, desk),
  },
  {
    provide: AssistedVoter,
    inject: [RoundParams, Credentials, Box],
    useFactory: (params: RoundParams, credentials: Credentials, box: Box) =>
      new AssistedVoter(params, credentials, box),
  },
  {
    provide: Counter,
    inject: [Desk, RoundParams, Credentials, AssistedVoter],
    useFactory: (desk: Desk, params: RoundParams, credentials: Credentials, voter: AssistedVoter) =>
      new Counter(residents, desk, params, credentials, voter, new OneTimeNumbers(clock)),
  },
  { provide: RoundParams, useFactory: () => new RoundParams(log, published) },
  { provide: BallotFiles, useFactory: () => ballots.files },
  { provide: RoundCounts, useFactory: () => ballots.counts },
];

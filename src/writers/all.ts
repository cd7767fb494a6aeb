import type { Provider } from '@nestjs/common';
import { RoundClosing } from '../ballots/closing.js';
import { filesOf } from '../data-folder.js';
import type { House } from '../house.js';
import { Photos } from '../photos/photos.js';
import { Questions } from '../read/questions.js';
import { Answers } from '../write/answers.js';
import { Assisted } from '../write/assisted.js';
import { Complaining } from '../write/complaining.js';
import { DataRequests } from '../write/data-requests.js';
import { Desk } from '../write/desk.js';
import { Discussing } from '../write/discussing.js';
import { Drafts } from '../write/drafts.js';
import { Erasure } from '../write/erasure.js';
import { Mapping } from '../write/mapping.js';
import { Moderating } from '../write/moderating.js';
import { PhotoModeration } from '../write/photo-moderation.js';
import { Proposing } from '../write/proposing.js';
import { ReportBatches } from '../write/report-batches.js';
import { Reporting } from '../write/reporting.js';
import { Reviews } from '../write/reviews.js';
import { RunningRounds } from '../write/running-rounds.js';
import { ScanOpenings } from '../write/scan-openings.js';
import { Scans } from '../write/scans.js';
import { Sheets } from '../write/sheets.js';
import { SignatoryList } from '../write/signatory-list.js';
import { SigningFor } from '../write/signing-for.js';
import { SpendingImports } from '../write/spending.js';
import { Turns } from '../write/turns.js';
import { ballotWriters } from './ballots.js';
import { ogpWriters } from './ogp.js';
import { serviceWriters } from './services.js';
import { surveyWriters } from './surveys.js';

/** What concerns one budget round, one after another. */
const ROUND_TURNS = Symbol('turns of a round');

/** Everything that hands in wishes, made by hand from the engines of the house. */
export const writers = (house: House): readonly Provider[] => [
  ...ballotWriters(house),
  {
    provide: Drafts,
    inject: [Desk],
    useFactory: (desk: Desk) => new Drafts(desk, house.vault, house.log, house.clock),
  },
  {
    provide: DataRequests,
    inject: [Desk, Questions],
    useFactory: (desk: Desk, questions: Questions) => new DataRequests(desk, house.vault, questions),
  },
  {
    provide: Reporting,
    inject: [Desk],
    useFactory: (desk: Desk) =>
      new Reporting(desk, house.log, house.vault, house.districts, house.photos, house.limiter),
  },
  { provide: Photos, useFactory: () => house.photos },
  {
    provide: PhotoModeration,
    inject: [Desk, Reporting],
    useFactory: (desk: Desk, reporting: Reporting) =>
      new PhotoModeration(desk, reporting, house.photos, house.log, house.vault),
  },
  {
    provide: ReportBatches,
    inject: [Desk, Reporting, Questions],
    useFactory: (desk: Desk, reporting: Reporting, questions: Questions) =>
      new ReportBatches(desk, house.log, reporting, house.clock, questions),
  },
  {
    provide: Mapping,
    inject: [Desk],
    useFactory: (desk: Desk) => new Mapping(desk.send.bind(desk), house),
  },
  {
    provide: Discussing,
    inject: [Desk, Questions],
    useFactory: (desk: Desk, questions: Questions) => new Discussing(desk, house, questions),
  },
  {
    provide: Moderating,
    inject: [Desk, Discussing, Questions],
    useFactory: (desk: Desk, discussing: Discussing, questions: Questions) =>
      new Moderating(desk, discussing, questions),
  },
  { provide: ROUND_TURNS, useFactory: () => new Turns() },
  {
    provide: RunningRounds,
    inject: [Desk, Questions, RoundClosing, ROUND_TURNS],
    useFactory: (desk: Desk, questions: Questions, closing: RoundClosing, turns: Turns) =>
      new RunningRounds(desk, house, questions, closing, turns),
  },
  {
    provide: Proposing,
    inject: [Desk, ROUND_TURNS],
    useFactory: (desk: Desk, turns: Turns) => new Proposing(desk, house.log, house.vault, turns),
  },
  {
    provide: Complaining,
    inject: [Desk],
    useFactory: (desk: Desk) => new Complaining(desk, house.log, house.limiter),
  },
  {
    provide: SpendingImports,
    inject: [Desk],
    useFactory: (desk: Desk) => new SpendingImports(desk.send.bind(desk), house.log, house.clock, house.offices),
  },
  ...surveyWriters(house),
  ...ogpWriters(house),
  ...serviceWriters(house),
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
    useFactory: (desk: Desk, signing: SigningFor) => new Sheets(house.log, house.residents, desk, signing, house.vault),
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
  {
    provide: Erasure,
    inject: [Desk],
    useFactory: (desk: Desk) =>
      new Erasure(house, (command, facts, actor = 'erasure') => desk.send(command, facts, actor)),
  },
];

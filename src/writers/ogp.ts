import type { Provider } from '@nestjs/common';
import { EvidenceFiles } from '../content/evidence-files.js';
import type { House } from '../house.js';
import { Contributing } from '../ogp/contributing.js';
import { LiveFigures } from '../ogp/live-figures.js';
import { MinutesKept } from '../ogp/minutes-kept.js';
import { PlanOffice } from '../ogp/plan-office.js';
import { OgpReports } from '../ogp/reports.js';
import { Repository } from '../ogp/repository.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { GroupManagement } from '../write/group-management.js';
import { GroupOffice } from '../write/group-office.js';

/** Everything that action plans are kept and the working group is run with, made by hand from the engines of the house. */
export const ogpWriters = (house: House): readonly Provider[] => [
  {
    provide: GroupOffice,
    inject: [Desk],
    useFactory: (desk: Desk) => new GroupOffice(desk.send.bind(desk), house.log),
  },
  {
    provide: GroupManagement,
    inject: [Desk, Questions],
    useFactory: (desk: Desk, questions: Questions) =>
      new GroupManagement(desk.send.bind(desk), house.log, questions, house.projecting),
  },
  { provide: MinutesKept, useFactory: () => new MinutesKept(house.contents) },
  { provide: EvidenceFiles, useFactory: () => new EvidenceFiles(house.fileStore) },
  {
    provide: LiveFigures,
    inject: [Questions],
    useFactory: (questions: Questions) => new LiveFigures(questions, house.log, house.projecting, house.clock),
  },
  {
    provide: PlanOffice,
    inject: [Desk, Questions],
    useFactory: (desk: Desk, questions: Questions) => new PlanOffice(desk, house.log, house.projecting, questions),
  },
  {
    provide: Repository,
    inject: [Desk, EvidenceFiles, LiveFigures, PlanOffice],
    useFactory: (desk: Desk, files: EvidenceFiles, live: LiveFigures, office: PlanOffice) =>
      new Repository(desk, house.log, files, live, office),
  },
  {
    provide: OgpReports,
    inject: [Desk, Questions],
    useFactory: (desk: Desk, questions: Questions) => new OgpReports(desk, questions, house),
  },
  { provide: Contributing, inject: [Desk], useFactory: (desk: Desk) => new Contributing(desk, house) },
];

import type { Provider } from '@nestjs/common';
import { EvidenceFiles } from '../content/evidence-files.js';
import type { House } from '../house.js';
import { Questions } from '../read/questions.js';
import { Applications } from '../services/applications.js';
import { CaseReading } from '../services/case-reading.js';
import { CivicMonitors } from '../services/civic-monitors.js';
import { Feedback } from '../services/feedback.js';
import { OpenedCases } from '../services/opened-cases.js';
import { Prefilling } from '../services/prefilling.js';
import { Applying } from '../write/applying.js';
import { CaseHandling } from '../write/case-handling.js';
import { Desk } from '../write/desk.js';

/** Everything that services are run with, made by hand from the engines of the house. */
export const serviceWriters = (house: House): readonly Provider[] => [
  { provide: Applications, useFactory: () => house.applications },
  { provide: Prefilling, useFactory: () => new Prefilling(house.residents) },
  { provide: OpenedCases, useFactory: () => new OpenedCases(house.log, house.vault) },
  { provide: Applying, inject: [Desk], useFactory: (desk: Desk) => new Applying(desk, house) },
  {
    provide: CaseHandling,
    inject: [Desk, CaseReading],
    useFactory: (desk: Desk, reading: CaseReading) => new CaseHandling(desk, reading, house),
  },
  {
    provide: Feedback,
    inject: [Desk, CaseReading, Questions],
    useFactory: (desk: Desk, reading: CaseReading, questions: Questions) =>
      new Feedback(desk, reading, questions, house),
  },
  {
    provide: CivicMonitors,
    inject: [Desk, Questions, EvidenceFiles],
    useFactory: (desk: Desk, questions: Questions, files: EvidenceFiles) =>
      new CivicMonitors(desk, questions, files, house),
  },
  {
    provide: CaseReading,
    inject: [Desk, Questions, OpenedCases],
    useFactory: (desk: Desk, questions: Questions, opened: OpenedCases) =>
      new CaseReading(desk, questions, { ...house, opened, files: house.applications.files }),
  },
];

import type { Provider } from '@nestjs/common';
import type { House } from '../house.js';
import { AnswerBox } from '../surveys/answer-box.js';
import { Interviews } from '../surveys/interviews.js';
import { Invited } from '../surveys/invited.js';
import { KeptDrafts } from '../surveys/kept-drafts.js';
import { AnswersInside } from '../surveys/opened-answers.js';
import { PublishedSurveys } from '../surveys/published.js';
import { Desk } from '../write/desk.js';
import { SurveyOffice } from '../write/survey-office.js';
import { Surveying } from '../write/surveying.js';

/** Everything that surveys are run with, made by hand from the engines of the house. */
export const surveyWriters = (house: House): readonly Provider[] => [
  { provide: AnswerBox, useFactory: () => new AnswerBox(house.vaultFile, house.vault) },
  { provide: Invited, useFactory: () => new Invited(house.vaultFile, house.vault) },
  { provide: KeptDrafts, useFactory: () => new KeptDrafts(house.vaultFile, house.vault, () => house.clock.now()) },
  { provide: AnswersInside, useFactory: () => new AnswersInside(house.log, house.vault) },
  {
    provide: Interviews,
    inject: [Invited, AnswersInside],
    useFactory: (invited: Invited, inside: AnswersInside) => new Interviews(invited, inside),
  },
  { provide: PublishedSurveys, useFactory: () => new PublishedSurveys(house.fileStore) },
  {
    provide: Surveying,
    inject: [Desk, AnswerBox, AnswersInside],
    useFactory: (desk: Desk, box: AnswerBox, inside: AnswersInside) => new Surveying(desk, box, inside, house.clock),
  },
  {
    provide: SurveyOffice,
    inject: [Desk, Surveying, Invited, AnswersInside, PublishedSurveys],
    useFactory: (
      desk: Desk,
      surveying: Surveying,
      invited: Invited,
      inside: AnswersInside,
      published: PublishedSurveys,
    ) => new SurveyOffice(desk, surveying, invited, inside, published, house.clock),
  },
];

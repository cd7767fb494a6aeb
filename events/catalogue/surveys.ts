import type { AnswerEvent, CodingEvent, SurveyEvent } from '../surveys.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type SurveysFact = SurveyEvent | AnswerEvent | CodingEvent;

const of = inRoom('surveys');

export const surveys: Catalogue<SurveysFact> = {
  SurveyDrafted: of('survey'),
  QuestionnaireAdopted: of('survey'),
  SurveyMethodPlanned: of('survey'),
  SurveyOpened: of('survey'),
  InvitationsIssued: of('survey'),
  InvitedReminded: of('survey'),
  FieldworkAssigned: of('survey'),
  InterviewRemovalProposed: of('survey', true),
  InterviewsRemoved: of('survey', true),
  CodebookAdopted: of('survey'),
  SurveyClosed: of('survey'),
  AnswerFilePublished: of('survey'),
  ResultsPublished: of('survey'),
  SurveyAnswered: of('answer', true),
  TextsCoded: of('coding', true),
};

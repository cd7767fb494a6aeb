/** Entries of the log about surveys. */
export const surveyFacts = {
  SurveyDrafted: 'A survey was drafted',
  QuestionnaireAdopted: 'The questions of a survey were adopted',
  SurveyMethodPlanned: 'How a survey is done was decided',
  SurveyOpened: 'A survey was opened',
  InvitationsIssued: 'Invitations to a survey were issued',
  InvitedReminded: 'Those invited to a survey were reminded',
  FieldworkAssigned: 'Fieldwork was assigned to an interviewer',
  InterviewRemovalProposed: 'An official proposed to take an interviewer’s work out of a survey',
  InterviewsRemoved: 'Interviews were taken out of a survey',
  CodebookAdopted: 'The codes for open answers were adopted',
  SurveyClosed: 'A survey was closed',
  AnswerFilePublished: 'The answer file of a survey was published',
  ResultsPublished: 'The results of a survey were published',
  SurveyAnswered: 'An answer to a survey came in',
  TextsCoded: 'Open answers were given codes',
} as const;

/** Entries of the log about surveys. */
export const surveyFacts = {
  SurveyDrafted: 'მომზადდა გამოკითხვა',
  QuestionnaireAdopted: 'დამტკიცდა გამოკითხვის კითხვარი',
  SurveyMethodPlanned: 'განისაზღვრა გამოკითხვის მეთოდი',
  SurveyOpened: 'გამოკითხვა დაიწყო',
  InvitationsIssued: 'გამოკითხვაზე მოსაწვევები გაიცა',
  InvitedReminded: 'მიწვეულებს გამოკითხვა შეახსენეს',
  FieldworkAssigned: 'ინტერვიუერს სამუშაო დაევალა',
  InterviewRemovalProposed: 'თანამშრომელმა ინტერვიუების ამოღება შესთავაზა',
  InterviewsRemoved: 'ინტერვიუები გამოკითხვიდან ამოიღეს',
  CodebookAdopted: 'დამტკიცდა ღია პასუხების კოდები',
  SurveyClosed: 'გამოკითხვა დასრულდა',
  AnswerFilePublished: 'გამოქვეყნდა პასუხების ფაილი',
  ResultsPublished: 'გამოქვეყნდა გამოკითხვის შედეგები',
  SurveyAnswered: 'შემოვიდა გამოკითხვის პასუხი',
  TextsCoded: 'ღია პასუხებს კოდები მიენიჭა',
} as const;

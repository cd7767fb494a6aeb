/** What the entries of budget rounds say, in words. */
export const budgetingFacts = {
  RoundOpened: 'გაიხსნა ბიუჯეტის რაუნდი',
  VotingOpened: 'გაიხსნა კენჭისყრა',
  RoundClosed: 'კენჭისყრა დასრულდა',
  TieSeedRevealed: 'გამოქვეყნდა კენჭისყრამდე დალუქული რიცხვი',
  BallotsOpened: 'მეურვეებმა ბიულეტენები გახსნეს',
  TallyPublished: 'გამოქვეყნდა კენჭისყრის შედეგი',
  RoundCertified: 'კენჭისყრის შედეგი დამოწმდა',
  ResultComplained: 'შედეგი გასაჩივრდა',
  ResultComplaintDecided: 'შედეგზე შეტანილი საჩივარი გადაწყდა',
  CredentialIssued: 'ამომრჩეველმა კენჭისყრის უფლება მიიღო',
  BallotCast: 'ბიულეტენი ყუთში მოთავსდა',
} as const;

/** The made-up working group of the demonstration: who sits in it, what its roles do, what it talked about. */
export const both = (ka: string, en: string) => ({ ka, en });

export const DEMO_ORGANISATIONS = [
  ['demo-secretariat', 'city-hall', 'ღია მმართველობის სამდივნო (გამოგონილი)', 'Open Government Secretariat (made up)'],
  ['demo-services', 'municipal-body', 'სერვისების სააგენტო (გამოგონილი)', 'Services Agency (made up)'],
  ['demo-union', 'civil-society', 'დამკვირვებელთა კავშირი (გამოგონილი)', 'Union of Watchers (made up)'],
] as const;

export const DEMO_ROLES = [
  {
    role: 'commitment-manager',
    title: both('ვალდებულებების მენეჯერი', 'Commitment manager'),
    duties: [
      both('უძღვება გეგმის შესრულებას და პასუხს აგებს ვადებზე.', 'Runs the plan and answers for its terms.'),
      both('ამტკიცებს ანგარიშს გამოქვეყნებამდე.', 'Approves a report before it is published.'),
      both('საქმის გადაბარებისას წერს, რა დარჩა ღია.', 'On leaving writes down what is still open.'),
    ],
  },
  {
    role: 'reporter',
    title: both('ანგარიშზე პასუხისმგებელი', 'Reporter'),
    duties: [
      both('კვარტალში ერთხელ აღწერს, რა გაკეთდა, მტკიცებულებით.', 'Tells once a quarter what was done, with evidence.'),
    ],
  },
  {
    role: 'reviewer',
    title: both('შემმოწმებელი', 'Reviewer'),
    duties: [both('ანგარიშს მტკიცებულებებთან ადარებს.', 'Holds the report against its evidence.')],
  },
  {
    role: 'publisher',
    title: both('გამომქვეყნებელი', 'Publisher'),
    duties: [both('დამტკიცებულ ანგარიშს ორივე ენაზე აქვეყნებს.', 'Publishes the approved report in both languages.')],
  },
] as const;

export const HAND_OVER = both(
  'ვტოვებ ორ ღია საქმეს: გამოკითხვის ფორმები (I4) კავშირთან შეთანხმებას ელოდება; მეორე კვარტლის ანგარიშების ვადა კალენდარშია. ყველა დოკუმენტი რეპოზიტორიუმშია.',
  'Two things are open: the survey forms (I4) wait for agreement with the union, and the terms of the second quarter’s reports are in the calendar. All documents are in the repository.',
);

/** One after another: what the minutes no. 7 of 2017 came to, taken up by the demonstration's own group. `due`, `done`: days before the anchor. */
type TakenUp = {
  readonly code: 'D1' | 'D2' | 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'A1';
  readonly item: 1 | 2 | 3;
  readonly role: (typeof DEMO_ROLES)[number]['role'];
  readonly commitment?: string;
  readonly due: number;
  readonly text: ReturnType<typeof both>;
  readonly done?: {
    readonly day: number;
    readonly how: ReturnType<typeof both>;
    readonly late?: ReturnType<typeof both>;
  };
};
export const TAKEN_UP: readonly TakenUp[] = [
  {
    ...{ code: 'D1', item: 1, role: 'commitment-manager', commitment: 'demo-map', due: 100 },
    text: both(
      'პორტალზე ფორუმის თემის გაზიარება შესაძლებელი გახდეს (D1).',
      'Topics of the portal’s forum can be shared (D1).',
    ),
    done: {
      day: 110,
      how: both(
        'თემებს გაზიარების ბმულები, ბარათები და ფიდები აქვს.',
        'Topics have links to share them, cards and feeds.',
      ),
    },
  },
  {
    ...{ code: 'I1', item: 1, role: 'reporter', commitment: 'demo-map', due: 30 },
    text: both(
      'რუკის დარჩენილი ტექნიკური სამუშაოების ჩამონათვალი გამოქვეყნდეს (I1).',
      'The technical works that remain on the map are listed (I1).',
    ),
    done: {
      day: 20,
      how: both('ჩამონათვალი რეპოზიტორიუმშია.', 'The list is in the repository.'),
      late: both('ველოდით კატეგორიების ახალ წესს.', 'It waited for the new rules of categories.'),
    },
  },
  {
    ...{ code: 'D2', item: 2, role: 'reviewer', commitment: 'demo-petition', due: 120 },
    text: both(
      'პეტიციის სადემონსტრაციო რეგულამენტი შემოწმდეს და დამტკიცდეს (D2).',
      'The demonstration’s regulation of petitions is reviewed and adopted (D2).',
    ),
    done: { day: 126, how: both('რეგულამენტი დამტკიცდა და ამოქმედდა.', 'The regulation was adopted and is in force.') },
  },
  {
    ...{ code: 'I2', item: 3, role: 'reporter', commitment: 'demo-services', due: -30 },
    text: both(
      'სერვისებისა და ბიუჯეტის პლატფორმებზე მოკლე მიმოხილვა მომზადდეს (I2).',
      'A short review of the platforms for services and the budget is written (I2).',
    ),
  },
  {
    ...{ code: 'I3', item: 3, role: 'commitment-manager', due: 90 },
    text: both(
      'სამუშაო აღწერილობები და სამუშაო პროცესი პორტალზე შეივსოს (I3).',
      'Job descriptions and the work process are entered on the portal (I3).',
    ),
    done: {
      day: 95,
      how: both(
        'როლები, მათი აღწერილობები და ვალდებულებების სამუშაო პროცესი პორტალზეა.',
        'Roles, their descriptions and the workflow of each commitment are on the portal.',
      ),
    },
  },
  {
    ...{ code: 'I4', item: 3, role: 'commitment-manager', commitment: 'demo-budget', due: -45 },
    text: both(
      'მონაწილეობითი ბიუჯეტის გამოკითხვის ფორმები და მეთოდოლოგია შეთანხმდეს (I4).',
      'Survey forms and methodology for the participatory budget are agreed (I4).',
    ),
  },
  {
    ...{ code: 'I5', item: 3, role: 'reviewer', due: -4 },
    text: both(
      'წევრების ტექნიკური შენიშვნები საბოლოო ვერსიებში აისახოს (I5).',
      'The members’ technical remarks go into the final versions (I5).',
    ),
  },
  {
    ...{ code: 'A1', item: 3, role: 'publisher', due: 15 },
    text: both(
      'შესრულების ანგარიში ორივე ენაზე გამოქვეყნდეს (A1).',
      'The report on fulfilment is published in both languages (A1).',
    ),
  },
];

export const SESSION_WORDS = {
  place: both('სადემონსტრაციო დარბაზი', 'Demonstration hall'),
  body: both(
    'ღია მმართველობის სადემონსტრაციო სამუშაო ჯგუფი (გამოგონილი)',
    'Demonstration working group of open government (made up)',
  ),
  basis: both(
    'ჯგუფი უფლებამოსილია, თუ სამი წევრი მაინც ესწრება.',
    'The group is competent when three members are there.',
  ),
  head: both('სამუშაო ჯგუფის ხელმძღვანელი', 'head of the working group'),
  secretary: both('სამუშაო ჯგუფის მდივანი', 'secretary of the working group'),
  first: [
    both(
      '2017 წლის N7 ოქმის შედეგები: „ჭკვიანი რუკა“ და ფორუმი',
      'What came of minutes no. 7 of 2017: the Smart Map and the forum',
    ),
    both('2017 წლის N7 ოქმის შედეგები: პეტიცია', 'What came of minutes no. 7 of 2017: the petition'),
    both(
      '2017 წლის N7 ოქმის შედეგები: დანარჩენი ვალდებულებები',
      'What came of minutes no. 7 of 2017: the other commitments',
    ),
  ],
  second: [
    both('პირველი კვარტლის ანგარიშები', 'Reports of the first quarter'),
    both('მონიტორების ვიზიტების წესი', 'Rules for visits of monitors'),
  ],
  third: [both('მეორე კვარტლის ანგარიშები', 'Reports of the second quarter')],
  opened: both(
    'სხდომა გახსნა ჯგუფის ხელმძღვანელმა. წევრებმა სათითაოდ განიხილეს 2017 წლის N7 ოქმის შედეგები და შეთანხმდნენ, ვინ რას გააკეთებს ამ პორტალზე.',
    'The head of the group opened the session. Members went through the outcomes of minutes no. 7 of 2017 one by one and agreed who does what on this portal.',
  ),
} as const;

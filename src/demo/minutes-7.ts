/**
 * The working group's minutes no. 7 of 30/05/2017, as the public document tells them: the officials that it names in the
 * office that it names them in, and nothing beside what it says.
 */
const both = (ka: string, en: string) => ({ ka, en });

export const GROUP_ORGANISATIONS = [
  {
    organisation: 'city-hall',
    name: both('ქალაქ თბილისის მუნიციპალიტეტის მერია', 'City Hall of the Municipality of Tbilisi'),
    kind: 'city-hall',
  },
  {
    organisation: 'deputy-mayor-office',
    name: both(
      'მერიის ადმინისტრაციის მერის მოადგილის აპარატი (სამსახური)',
      'Office (service) of the Deputy Mayor, Administration of City Hall',
    ),
    kind: 'city-hall',
    parent: 'city-hall',
  },
  {
    organisation: 'legal',
    name: both('მერიის იურიდიული საქალაქო სამსახური', 'Municipal Legal Department of City Hall'),
    kind: 'city-hall',
    parent: 'city-hall',
  },
  {
    organisation: 'msda',
    name: both(
      'ა(ა)იპ „მუნიციპალური სერვისების განვითარების სააგენტო“',
      'N(N)LE Municipal Services Development Agency',
    ),
    kind: 'municipal-body',
    parent: 'city-hall',
  },
  {
    organisation: 'idfi',
    name: both(
      '„ინფორმაციის თავისუფლების განვითარების ინსტიტუტი“',
      'Institute for Development of Freedom of Information',
    ),
    kind: 'civil-society',
  },
  {
    organisation: 'ti-georgia',
    name: both('ა(ა)იპ „საერთაშორისო გამჭვირვალობა — საქართველო“', 'Transparency International Georgia'),
    kind: 'civil-society',
  },
  {
    organisation: 'usaid-ggi',
    name: both(
      'დემოკრატიული მმართველობის ინიციატივის პროგრამა (USAID)',
      'Democratic Governance Initiative programme (USAID)',
    ),
    kind: 'international',
  },
  {
    organisation: 'eu-delegation',
    name: both('„ევროკავშირის წარმომადგენლობა საქართველოში“', 'Delegation of the European Union to Georgia'),
    kind: 'international',
  },
  {
    organisation: 'undp',
    name: both('გაეროს განვითარების პროგრამა (UNDP)', 'United Nations Development Programme (UNDP)'),
    kind: 'international',
  },
  // the document writes it so, in Latin letters and in no other form
  { organisation: 'osgf', name: both('OSGF', 'OSGF (Open Society Georgia Foundation)'), kind: 'civil-society' },
  {
    organisation: 'ogp',
    name: both('„ღია მმართველობის პარტნიორობა“ (OGP)', 'Open Government Partnership (OGP)'),
    kind: 'international',
  },
] as const;

const PRESENTER = {
  name: both('გელა ტალახაძე', 'Gela Talakhadze'),
  post: both(
    'თბილისის მუნიციპალიტეტის ა(ა)იპ „მუნიციპალური სერვისების განვითარების სააგენტოს“ თავმჯდომარის მოადგილე ანალიტიკისა და დაგეგმარების მიმართულებით',
    'deputy chair of the N(N)LE Municipal Services Development Agency for analytics and planning',
  ),
  organisation: 'msda',
};

export const MINUTES_7 = {
  ...{ number: 7, date: '2017-05-30', start: '14:00', end: '16:00' },
  place: both('ქ. თბილისი', 'City of Tbilisi'),
  body: both(
    '„ღია მმართველობის პარტნიორობის“ (OGP) ფარგლებში ქალაქ თბილისის მუნიციპალიტეტის მერიის სამოქმედო გეგმის მომზადების, მისი შესრულების ხელშეწყობისა და მონიტორინგის სამუშაო ჯგუფი',
    'Working group for the preparation of the action plan of the City Hall of the Municipality of the City of Tbilisi within the Open Government Partnership (OGP), for supporting its implementation and for its monitoring',
  ),
  chair: {
    name: both('ნინო ხატისკაცი', 'Nino Khatiskatsi'),
    post: both(
      'სამუშაო ჯგუფის ხელმძღვანელი, ქალაქ თბილისის მუნიციპალიტეტის მერის მოადგილე',
      'head of the working group, Deputy Mayor of the Municipality of the City of Tbilisi',
    ),
    organisation: 'city-hall',
  },
  secretary: {
    name: both('ხატია ხვისტანი', 'Khatia Khvistani'),
    post: both(
      'ქალაქ თბილისის მუნიციპალიტეტის მერიის ადმინისტრაციის მერის მოადგილის აპარატის (სამსახურის) მთავარი სპეციალისტი',
      'chief specialist of the office (service) of the Deputy Mayor, Administration of the City Hall of the Municipality of the City of Tbilisi',
    ),
    organisation: 'deputy-mayor-office',
  },
  attendees: [
    {
      as: 'member',
      post: both(
        'თბილისის მუნიციპალიტეტის მერიის მერის მოადგილე',
        'the Deputy Mayor of the City Hall of the Municipality of Tbilisi',
      ),
      organisation: 'city-hall',
    },
    {
      as: 'member',
      post: both(
        'მერიის ადმინისტრაციის მერის მოადგილის აპარატის (სამსახურის) უფროსი',
        'the head of the office (service) of the Deputy Mayor, Administration of the City Hall',
      ),
      organisation: 'deputy-mayor-office',
    },
    {
      as: 'member',
      post: both(
        'მერიის იურიდიული საქალაქო სამსახურის წარმომადგენლები',
        'representatives of the Municipal Legal Service (“legal city service”) of the City Hall',
      ),
      organisation: 'legal',
    },
    {
      as: 'member',
      post: both(
        'თბილისის მუნიციპალიტეტის ა(ა)იპ „მუნიციპალური სერვისების განვითარების სააგენტოს“ წარმომადგენლები',
        'representatives of the N(N)LE Municipal Services Development Agency of the Municipality of Tbilisi',
      ),
      organisation: 'msda',
    },
    {
      as: 'member',
      post: both(
        '„ინფორმაციის თავისუფლების განვითარების ინსტიტუტის“ წარმომადგენლები',
        'representatives of the Institute for Development of Freedom of Information',
      ),
      organisation: 'idfi',
    },
    {
      as: 'member',
      post: both(
        'დემოკრატიული მმართველობის ინიციატივის პროგრამის (USAID) უფროსი მრჩეველი სახელმწიფო მმართველობის საკითხებში',
        'the senior adviser on state-governance issues of the Democratic Governance Initiative programme (USAID)',
      ),
      organisation: 'usaid-ggi',
    },
    {
      as: 'member',
      post: both(
        'ა(ა)იპ „საერთაშორისო გამჭვირვალობა — საქართველოს“ უფროსი ანალიტიკოსი',
        'the senior analyst of the N(N)LE Transparency International Georgia',
      ),
      organisation: 'ti-georgia',
    },
    {
      as: 'member',
      post: both(
        '„ევროკავშირის წარმომადგენლობა საქართველოში“: პროგრამის მენეჯერი მაკრო-ეკონომიკის, საჯარო ფინანსებისა და რეგიონული განვითარების მიმართულებით',
        'the programme manager of the Delegation of the European Union to Georgia for macro-economics, public finance and regional development',
      ),
      organisation: 'eu-delegation',
    },
    {
      as: 'guest',
      name: both('ბრიტანი ლეინი', 'Brittany Lane'),
      post: both(
        '„ღია მმართველობის პარტნიორობის“ (OGP) ადგილობრივი თვითმმართველობების საპილოტე პროგრამის მენეჯერი',
        'manager of the local-government pilot programme of the Open Government Partnership (OGP)',
      ),
      organisation: 'ogp',
    },
    {
      as: 'guest',
      name: both('ნინო კაკუბავა', 'Nino Kakubava'),
      post: both(
        'გაეროს განვითარების პროგრამის (UNDP) წარმომადგენელი',
        'representative of the United Nations Development Programme (UNDP)',
      ),
      organisation: 'undp',
    },
  ],
  quorum: {
    basis: both(
      'სხდომის უფლებამოსილება განისაზღვრა „ღია მმართველობის პარტნიორობის“ (OGP) ფარგლებში სამოქმედო გეგმის მომზადების, მისი შესრულების ხელშეწყობისა და მონიტორინგის სამუშაო ჯგუფის ხელმძღვანელისა და ზემოაღნიშნული წევრების შემადგენლობით.',
      'The authority of the session was determined by the composition of the head and the above-mentioned members of the working group for preparing the action plan within the Open Government Partnership (OGP), supporting its implementation and monitoring it.',
    ),
  },
  agenda: [
    {
      title: both(
        '„ღია მმართველობის პარტნიორობის“ (OGP) ფარგლებში თბილისის 2017 წლის სამოქმედო გეგმის პირველი ვალდებულებით გათვალისწინებული „ჭკვიანი რუკის“ ადმინისტრირებისა და შექმნილი ელექტრონული პლატფორმის განხილვა',
        'Review of the administration of the “smart map” provided for by the first commitment of the 2017 Tbilisi action plan within the Open Government Partnership (OGP), and of the electronic platform created',
      ),
      commitment: 'tbi0001',
      presenter: PRESENTER,
    },
    {
      title: both(
        'OGP-ის ფარგლებში თბილისის 2017 წლის სამოქმედო გეგმის მეორე ვალდებულებით გათვალისწინებული პეტიციის („პეტიცია თბილისის მერს“) ინსტიტუციურ-რეგულაციური მხარისა და შექმნილი ელექტრონული პლატფორმის გაუმჯობესებული ფორმატის განხილვა და შეთანხმება',
        'Review and agreement of the institutional-regulatory side of the petition (“Petition to the Mayor of Tbilisi”) provided for by the second commitment of the 2017 Tbilisi action plan within OGP, and of the improved format of the e-platform created',
      ),
      commitment: 'tbi0002',
      presenter: PRESENTER,
    },
    {
      title: both(
        '2017 წლის სამოქმედო გეგმის სხვა ვალდებულებების შესრულებისა და სამუშაო პროცესის მიმდინარეობის შესახებ ანგარიშის წარდგენა',
        'Presentation of the report on the fulfilment of the other commitments of the 2017 action plan and on the ongoing work process',
      ),
      presenter: PRESENTER,
    },
  ],
  source: {
    document: both(
      'სამუშაო ჯგუფის სხდომის ოქმი N7, 30/05/2017',
      'Minutes of the working group’s session N7, 30/05/2017',
    ),
  },
} as const;

import type { FormalGround, ProposalTheme } from '../../events/proposals.js';

const both = (ka: string, en: string) => ({ ka, en });

/** An idea of somebody who does not exist, and what became of it. Money in lari. */
export type Idea = {
  readonly title: string;
  readonly description: string;
  readonly pot: string;
  readonly theme: ProposalTheme;
  readonly at?: readonly [lat: number, lon: number];
  readonly estimate?: number;
  /** Found feasible: what it costs, and its title in English. */
  readonly feasible?: { readonly cost: number; readonly en: string };
  readonly rejected?: {
    readonly ground: FormalGround | 'not-feasible';
    readonly explanation: string;
    readonly appeal?: string;
    /** What another official decided on the appeal; without it that waits. */
    readonly dismissed?: string;
  };
  readonly withdrawn?: true;
  /** The title of the idea that it was joined to. */
  readonly into?: string;
  /** It waits for this stage. */
  readonly waits?: 'formal' | 'substantive';
};

/** Ideas for the round that is voted on now. All made up: nothing of the kind is planned at these places. */
export const IDEAS: readonly Idea[] = [
  {
    ...{ title: 'ჩრდილის ხეები ჭავჭავაძის გამზირზე', pot: 'vake', theme: 'environment', at: [41.7096, 44.7589] },
    description: 'ზაფხულში გამზირის ნაწილზე ჩრდილი საერთოდ არ არის. დავრგოთ სამოცი ხე და მოვაწყოთ წვეთოვანი მორწყვა.',
    ...{ estimate: 90_000, feasible: { cost: 84_000, en: 'Shade trees on Chavchavadze Avenue' } },
  },
  {
    ...{ title: 'პანდუსები მეტროს სამ სადგურთან', pot: 'city', theme: 'access' },
    description: 'ეტლით და საბავშვო ეტლით მეტროსთან მისვლა შეუძლებელია. საჭიროა პანდუსი და ხელჩასაჭიდი სამ სადგურთან.',
    ...{ estimate: 400_000, feasible: { cost: 465_000, en: 'Ramps at three metro stations' } },
  },
  {
    ...{ title: 'ველობილიკი მტკვრის მარჯვენა სანაპიროზე', pot: 'city', theme: 'streets', at: [41.7201, 44.7855] },
    description: 'ბილიკი სტადიონთან წყდება. გავაგრძელოთ ორი კილომეტრით, ტროტუარისგან გამოყოფილი ზოლით.',
    ...{ estimate: 900_000, feasible: { cost: 1_120_000, en: 'A cycle path on the right bank of the Mtkvari' } },
  },
  {
    ...{ title: 'უბნის ბიბლიოთეკა მუხიანში', pot: 'gldani', theme: 'culture', at: [41.8093, 44.8352] },
    description: 'ძველი ოთახი ცარიელია. მოვაწყოთ სამკითხველო, სადაც მოსწავლეები საღამოს რვამდე იმეცადინებენ.',
    ...{ estimate: 150_000, feasible: { cost: 138_000, en: 'A neighbourhood library in Mukhiani' } },
  },
  {
    ...{ title: 'სათამაშო მოედანი ყველა ბავშვისთვის', pot: 'isani', theme: 'children', at: [41.6875, 44.8408] },
    description:
      'მოედანზე ეტლით მოსარგებლე ბავშვი ვერაფერზე თამაშობს. დავდგათ საქანელა და კარუსელი, რომელიც ყველას გამოადგება.',
    ...{ estimate: 120_000, feasible: { cost: 117_500, en: 'A playground for every child' } },
  },
  {
    ...{ title: 'სავარჯიშო ტრენაჟორები ვარკეთილის პარკში', pot: 'samgori', theme: 'sport', at: [41.7002, 44.8755] },
    description: 'პარკში ბევრი სეირნობს და ვარჯიშის ადგილი არ არის. დავდგათ ათი ტრენაჟორი რბილ საფარზე.',
    ...{ estimate: 60_000, feasible: { cost: 72_000, en: 'Outdoor gym in the park of Varketili' } },
  },
  {
    ...{ title: 'განათება კიბეებზე მთაწმინდის ფერდობზე', pot: 'mtatsminda', theme: 'safety', at: [41.6958, 44.7905] },
    description: 'საღამოს კიბეებზე ბნელა და სრიალაა. საჭიროა ოცდაათი დაბალი სანათი და მოაჯირის შეკეთება.',
    ...{ estimate: 70_000, feasible: { cost: 66_400, en: 'Lights on the stairs below Mtatsminda' } },
  },
  {
    ...{ title: 'სკვერი ძველი ბაზრის ადგილას', pot: 'didube', theme: 'parks', at: [41.7432, 44.7808] },
    description: 'მიტოვებულ ადგილზე ნაგავი გროვდება. გავწმინდოთ, დავდგათ სკამები და დავრგოთ ბუჩქები.',
    ...{ estimate: 200_000, feasible: { cost: 214_000, en: 'A square where the old market stood' } },
  },
  {
    ...{ title: 'უსაფრთხო გადასასვლელი სკოლასთან', pot: 'nadzaladevi', theme: 'safety', at: [41.7538, 44.8149] },
    description: 'მანქანები სკოლასთან სიჩქარეს არ უკლებენ. მოვაწყოთ ამაღლებული გადასასვლელი და სანათი.',
    ...{ estimate: 40_000, feasible: { cost: 38_900, en: 'A safe crossing at the school' } },
  },
  {
    ...{ title: 'ხალხური ცეკვის სახელოსნო ჩუღურეთში', pot: 'chughureti', theme: 'culture', at: [41.7142, 44.8041] },
    description: 'ძველ კლუბში იატაკი ჩავარდნილია. შევაკეთოთ დარბაზი, რომ უბნის ანსამბლს სარეპეტიციო ჰქონდეს.',
    ...{ estimate: 110_000, feasible: { cost: 126_000, en: 'A folk dance workshop in Chughureti' } },
  },
  {
    ...{ title: 'წვიმის ბაღი და სარწყავი ავზი', pot: 'krtsanisi', theme: 'environment', at: [41.6702, 44.8342] },
    description: 'წვიმისას ეზო იტბორება. მოვაწყოთ წვიმის ბაღი, რომელიც წყალს შეაგროვებს და ზაფხულში ხეებს მორწყავს.',
    ...{ estimate: 55_000, feasible: { cost: 61_000, en: 'A rain garden with a tank' } },
  },
  {
    ...{ title: 'ღია საჭადრაკო მაგიდები საბურთალოზე', pot: 'saburtalo', theme: 'sport', at: [41.7258, 44.7621] },
    description: 'ბაღში ჭადრაკს ყუთებზე თამაშობენ. დავდგათ რვა ქვის მაგიდა გადახურვის ქვეშ.',
    ...{ estimate: 25_000, feasible: { cost: 23_800, en: 'Chess tables outdoors in Saburtalo' } },
  },
  {
    ...{ title: 'ველოსადგომები ქალაქის ბიბლიოთეკებთან', pot: 'city', theme: 'streets' },
    description: 'ბიბლიოთეკასთან ველოსიპედს ვერსად ტოვებ. დავდგათ სადგომი ოცივე ბიბლიოთეკასთან.',
    ...{ estimate: 80_000, feasible: { cost: 74_500, en: 'Cycle stands at the city’s libraries' } },
  },
  {
    ...{ title: 'სანაპიროზე სასმელი წყლის შადრევნები', pot: 'city', theme: 'parks' },
    description: 'სანაპიროზე ორ კილომეტრში წყალს ვერსად დალევ. დავდგათ ათი შადრევანი.',
    ...{ estimate: 130_000, feasible: { cost: 152_000, en: 'Drinking fountains along the river' } },
  },
  {
    ...{ title: 'ხეები და მორწყვა ჭავჭავაძის გამზირზე', pot: 'vake', theme: 'environment', at: [41.7092, 44.7571] },
    description: 'გამზირზე მეტი ხე გვჭირდება, განსაკუთრებით გაჩერებებთან. დავრგოთ და მოვუაროთ.',
    into: 'ჩრდილის ხეები ჭავჭავაძის გამზირზე',
  },
  {
    ...{ title: 'ახალი სკოლის შენობა გლდანში', pot: 'gldani', theme: 'children', estimate: 280_000 },
    description: 'კლასებში ორმოცი ბავშვია. უბანს მეორე სკოლა სჭირდება, თუნდაც პატარა.',
    rejected: {
      ground: 'not-our-competence',
      explanation:
        'საჯარო სკოლებს სამინისტრო აშენებს, ქალაქი მათ ვერ დააფინანსებს. სკოლის ეზოსა და გზას კი შეგვიძლია მივხედოთ: შემოგვთავაზეთ.',
      appeal: 'ეზოც და გზაც წერია აღწერაში, მხოლოდ შენობა რომ არ გამოდის, დანარჩენი განიხილეთ.',
    },
  },
  {
    ...{ title: 'ტრამვაი მთაწმინდაზე ფუნიკულიორის ნაცვლად', pot: 'city', theme: 'streets', estimate: 1_900_000 },
    description: 'ფუნიკულიორში რიგია. ტრამვაი უფრო იაფი იქნება და ყველა გაჩერებაზე გააჩერებს.',
    rejected: {
      ground: 'not-feasible',
      explanation: 'ფერდობის დახრა ტრამვაისთვის დასაშვებს ორჯერ აღემატება. ხაზის გაყვანა თანხის ფარგლებში შეუძლებელია.',
      appeal: 'სხვა ქალაქებში კბილანიანი ტრამვაი ასეთ ფერდობზეც დადის.',
      dismissed: 'კბილანიანი ხაზი გამოყოფილ თანხას ათჯერ აღემატება. უარი ძალაში რჩება.',
    },
  },
  {
    ...{ title: 'დიდი ეკრანი ფეხბურთის საყურებლად', pot: 'samgori', theme: 'sport', estimate: 95_000 },
    description: 'დავდგათ ეკრანი სკვერში, რომ ნაკრების თამაშებს ერთად ვუყუროთ.',
    withdrawn: true,
  },
];

/** Ideas for the round that takes them now. */
export const YOUNG_IDEAS: readonly Idea[] = [
  {
    ...{
      title: 'სკეიტპარკი დიღმის მასივში',
      pot: 'city',
      theme: 'sport',
      at: [41.7652, 44.7519],
      waits: 'substantive',
    },
    description: 'სკეიტერები კიბეებზე ხტებიან და გამვლელებს უშლიან. მოვაწყოთ ბეტონის პარკი ღამის განათებით.',
    estimate: 180_000,
  },
  {
    ...{ title: 'საღამოს სამეცადინო სივრცე სტუდენტებისთვის', pot: 'city', theme: 'children', waits: 'formal' },
    description: 'ბიბლიოთეკები ექვსზე იკეტება. გვჭირდება სივრცე, რომელიც შუაღამემდე ღიაა, ინტერნეტით და ჩაით.',
  },
  {
    ...{ title: 'ქუჩის ხელოვნების კედელი გამოცხადებულ ადგილას', pot: 'city', theme: 'culture', waits: 'formal' },
    description: 'გამოვყოთ კედელი, სადაც ხატვა ნებადართულია და ნახატი ყოველ სეზონზე იცვლება.',
    ...{ at: [41.7118, 44.7962], estimate: 15_000 },
  },
  {
    ...{ title: 'რობოტების წრე სამ რაიონულ ცენტრში', pot: 'city', theme: 'children' },
    description: 'სკოლაში რობოტიკა არ ისწავლება. შევიძინოთ ნაკრებები და მოვიწვიოთ მასწავლებელი სამ ცენტრში.',
    ...{ estimate: 60_000, feasible: { cost: 57_000, en: 'Robotics clubs in three district centres' } },
  },
];

/** Themes of the 100 lari, with what share they had in earlier years (hundredths of a per cent); all made up. */
export const THEMES = [
  { code: 'transport', title: both('ტრანსპორტი', 'Transport'), shares: [2_850, 3_120] },
  { code: 'buses', title: both('ავტობუსები და მეტრო', 'Buses and metro'), within: 'transport', shares: [1_900, 2_050] },
  {
    code: 'paths',
    title: both('ტროტუარები და ველობილიკები', 'Pavements and cycle paths'),
    within: 'transport',
    shares: [950, 1_070],
  },
  { code: 'green', title: both('პარკები და ხეები', 'Parks and trees'), shares: [1_230, 1_310] },
  { code: 'social', title: both('სოციალური დახმარება', 'Social support'), shares: [1_840, 1_790] },
  { code: 'kindergartens', title: both('საბავშვო ბაღები', 'Kindergartens'), shares: [1_670, 1_620] },
  { code: 'culture', title: both('კულტურა და სპორტი', 'Culture and sport'), shares: [1_160, 1_050] },
  { code: 'waste', title: both('დასუფთავება', 'Cleaning'), shares: [1_250, 1_110] },
] as const;

export const ROUNDS = {
  projects: (year: number) => both(`თბილისის მონაწილეობითი ბიუჯეტი ${year}`, `Participatory budget of Tbilisi ${year}`),
  lari: (year: number) =>
    both(`100 ლარი: ${year} წლის ბიუჯეტის პრიორიტეტები`, `100 lari: priorities for the budget of ${year}`),
  priorities: (year: number) => both(`რა არის მთავარი ${year} წელს?`, `What matters most in ${year}?`),
  young: (year: number) => both(`ახალგაზრდული ბიუჯეტი ${year}`, `Youth budget ${year}`),
};
export const HELD_BY = [
  { code: 'tamar-eristavi', title: both('თამარ ერისთავი', 'Tamar Eristavi') },
  { code: 'giorgi-abramishvili', title: both('გიორგი აბრამიშვილი', 'Giorgi Abramishvili') },
  { code: 'natia-karkashadze', title: both('ნათია ქარქაშაძე', 'Natia Karkashadze') },
];
export const TRUSTEES = ['tamar-eristavi', 'giorgi-abramishvili', 'natia-karkashadze'];
export const JOINED = 'ორივე წინადადება ერთსა და იმავე გამზირზე ხეების დარგვას ითხოვს. განვიხილავთ ერთად.';

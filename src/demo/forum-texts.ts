import type { PostGround, Stance } from '../../events/forum.js';
import type { TEXTS } from './texts.js';

/** What somebody says in a topic: the k-th of those who talk there. @property to the post that they reply to, by its number */
export type Said = {
  readonly by: number;
  readonly body: string;
  readonly stance?: Stance;
  readonly to?: number;
  /** How many found it useful. */
  readonly useful?: number;
  readonly pen?: string;
  /** City Hall speaks, in the name of a department. */
  readonly department?: string;
};
export type Talk = {
  readonly category: string;
  readonly language: 'ka' | 'en';
  readonly title: string;
  readonly body: string;
  readonly named?: true;
  readonly stances?: true;
  readonly about?: keyof typeof TEXTS;
  /** How many days ago it was opened. */
  readonly day: number;
  readonly posts: readonly Said[];
  /** How many follow it. */
  readonly followers?: number;
  readonly locked?: string;
  /** What a moderator hid: the post by its number, why, and what became of the author's appeal. */
  readonly hidden?: {
    readonly post: number;
    readonly ground: PostGround;
    readonly text: string;
    readonly appeal?: string;
    readonly decision?: { readonly outcome: 'upheld' | 'restored'; readonly text: string };
  };
  /** A post that three people flagged, and on which nobody has decided yet. */
  readonly flagged?: number;
};

const both = (ka: string, en: string) => ({ ka, en });
export const FORUM_CATEGORIES = [
  {
    ...{ category: 'transport', version: 1, stances: true, title: both('ტრანსპორტი', 'Transport') },
    description: both('როგორ გადავაადგილდეთ ქალაქში', 'How we move about the city'),
  },
  {
    ...{ category: 'yards', version: 1, stances: false, title: both('ქუჩები და ეზოები', 'Streets and yards') },
    description: both('რა ხდება სახლთან ახლოს', 'What happens near home'),
  },
  {
    ...{ category: 'environment', version: 1, stances: false, title: both('გარემო', 'Environment') },
    description: both('ხეები, ჰაერი, ნარჩენები', 'Trees, air and waste'),
  },
  {
    ...{ category: 'culture', version: 1, stances: false, title: both('კულტურა და სპორტი', 'Culture and sport') },
    description: both('ბიბლიოთეკები, მოედნები, დღესასწაულები', 'Libraries, playing fields and festivals'),
  },
  {
    ...{ category: 'city-hall', version: 1, stances: false, title: both('მერია და ღიაობა', 'City Hall and openness') },
    description: both('როგორ მუშაობს მერია და თავად ეს ფორუმი', 'How City Hall works, and this forum itself'),
  },
] as const;

/** What people talk about, in Georgian. */
export const TALKS: readonly Talk[] = [
  {
    ...{ category: 'transport', language: 'ka', day: 34, named: true, stances: true, followers: 9 },
    title: 'დავაბრუნოთ ტრამვაი დიდუბიდან ორთაჭალამდე?',
    body: 'ბევრს ახსოვს, რომ ტრამვაი მტკვრის გასწვრივ დადიოდა. ვფიქრობ, ღირს მასზე **სერიოზულად** ლაპარაკი:\n\n- მეტრო ამ მიმართულებით გადატვირთულია;\n- სანაპიროზე ადგილი არის;\n- ელექტროტრანსპორტი ჰაერს არ აბინძურებს.\n\nთქვენ რას ფიქრობთ?',
    posts: [
      {
        ...{ by: 1, stance: 'for', useful: 12 },
        body: 'მომხრე ვარ. დიდუბიდან ორთაჭალამდე დილით ერთი საათი მჭირდება, თუმცა გზა ათი კილომეტრიც არ არის.',
      },
      {
        ...{ by: 2, stance: 'against', useful: 8 },
        body: 'ტრამვაი ძვირია და მშენებლობა წლები გაგრძელდება. იმავე ფულით ავტობუსებისთვის ცალკე ზოლები ხვალვე შეიძლება მოეწყოს.',
      },
      {
        by: 1,
        to: 1,
        body: 'ცალკე ზოლები ახლაც არის, მაგრამ მათ მანქანები იკავებენ. ლიანდაგზე მანქანას ვერ გააჩერებ.',
      },
      {
        ...{ by: 3, to: 2, useful: 3 },
        body: 'ეს სამართლიანი შენიშვნაა. მაშინ ჯერ ის დავთვალოთ, რამდენი ადამიანი გადაადგილდება ამ გზით დღეში.',
      },
      {
        ...{ by: 4, stance: 'for', useful: 5, pen: 'ყოფილი მემანქანე' },
        body: 'ოცი წელი ტრამვაის ვმართავდი. ზამთარში ის უფრო საიმედო იყო, ვიდრე ნებისმიერი სხვა ტრანსპორტი.',
      },
      {
        ...{ by: 5, stance: 'against', useful: 2 },
        body: 'სანაპიროზე ადგილი მხოლოდ რუკაზე ჩანს. სინამდვილეში ჩემს სახლთან ორ ზოლზე მეტი ვერ ჩაეტევა.',
      },
      {
        ...{ by: 0, department: 'roads' },
        body: 'გმადლობთ აზრებისთვის. ტრამვაის პროექტი ამ დროისთვის დაგეგმილი არ არის. წელს სანაპიროზე **მგზავრთნაკადს ვითვლით**; შედეგს ამ თემაში გამოვაქვეყნებთ.',
      },
    ],
  },
  {
    ...{ category: 'transport', language: 'ka', day: 21, stances: true, about: 'bicycle', followers: 6 },
    title: 'ველობილიკი: ტროტუარზე თუ გზის სავალ ნაწილზე?',
    body: 'პეტიცია ველობილიკების შესახებ ხელმოწერებს აგროვებს, მაგრამ მთავარ საკითხზე ცოტას ვლაპარაკობთ: *სად* უნდა გაიაროს ბილიკმა?',
    posts: [
      {
        ...{ by: 1, stance: 'for', useful: 7 },
        body: 'გზის სავალ ნაწილზე, ბორდიურით გამოყოფილი. ტროტუარზე ბავშვები და მოხუცები დადიან.',
      },
      { by: 2, stance: 'against', useful: 4, body: 'ვიწრო ქუჩაზე ეს ნიშნავს, რომ სასწრაფო დახმარება ვეღარ გაივლის.' },
      { by: 3, to: 1, body: 'სასწრაფოს გზას უკვე გაჩერებული მანქანები უკეტავს და არა ველოსიპედისტი.' },
      {
        by: 4,
        to: 2,
        useful: 2,
        body: 'ორივე მართალია. ფართო გამზირზე ცალკე ბილიკი, ვიწრო ქუჩაზე კი 30 კმ/სთ ყველასთვის.',
      },
    ],
  },
  {
    ...{ category: 'yards', language: 'ka', day: 18, followers: 3 },
    title: 'სკოლის წინ სიჩქარის შემაფერხებელი გვჭირდება',
    body: 'ჩვენს ქუჩაზე დილით ასზე მეტი ბავშვი გადადის გზაზე. ნიშანი დგას, მაგრამ სიჩქარეს არავინ უკლებს. ვის გამოუვიდა შემაფერხებლის დაყენება და როგორ?',
    posts: [
      {
        ...{ by: 1, useful: 6 },
        body: 'ჩვენ სკოლის დირექტორთან ერთად დავწერეთ წერილი და რუკაზეც შევატყობინეთ. სამ კვირაში დააყენეს.',
      },
      { by: 2, body: 'შემაფერხებელი ხმაურია. მოსახვევი რომ შევიწროვდეს, მანქანა თავისით შეანელებს.' },
      {
        by: 0,
        department: 'roads',
        body: 'სკოლებთან შემაფერხებლებს რიგითობის მიხედვით ვაყენებთ. გთხოვთ, [რუკაზე](https://example.ge/ka/map) მიუთითოთ ზუსტი ადგილი.',
      },
    ],
  },
  {
    ...{ category: 'environment', language: 'ka', day: 15, named: true, followers: 4 },
    title: 'ახალი ნერგები ხმება: ვინ რწყავს თქვენს ქუჩაზე?',
    body: 'გაზაფხულზე დარგული ხეების ნახევარი უკვე გამხმარია. მოდით, აქ დავწეროთ, **რომელ ქუჩაზე** ირწყვება და რომელზე – არა.',
    posts: [
      { by: 1, body: 'ჩვენთან მეზობლები ვრწყავთ, ყოველ საღამოს თითო სადარბაზო.', useful: 9 },
      { by: 2, body: 'ნერგის დარგვა ივნისში თავიდანვე შეცდომა იყო. შემოდგომას უნდა დალოდებოდნენ.', useful: 4 },
      {
        by: 0,
        department: 'greenery',
        body: 'კვირაში სამჯერ ვრწყავთ, გამთენიისას. სადაც ხე გახმა, ოქტომბერში გამოვცვლით.',
      },
      { by: 3, to: 3, body: 'კარგია, მაგრამ განრიგი სად შეგვიძლია ვნახოთ?' },
    ],
  },
  {
    ...{ category: 'environment', language: 'ka', day: 12 },
    title: 'ნარჩენების დახარისხება ეზოში: გამოცდილება',
    body: 'ვინ ახარისხებს ნარჩენებს? საინტერესოა, რამდენად ივსება ქაღალდისა და პლასტმასის ურნები და ვინ გააქვს.',
    posts: [
      {
        by: 1,
        body: 'ჩვენს ეზოში სამი ურნა დგას, მაგრამ ერთი მანქანა ყველაფერს ერთად იღებს. ხალხმა დაინახა და თავი დაანება.',
        useful: 11,
      },
      { by: 2, to: 1, body: 'შეიძლება მანქანას შიგნით განყოფილებები აქვს. ღირს კითხვა, სანამ დავასკვნით.' },
      { by: 3, body: 'მე ქაღალდს თვითონ მიმაქვს მიმღებ პუნქტში. სირცხვილია, რომ ის მხოლოდ ერთია.' },
    ],
  },
  {
    ...{ category: 'yards', language: 'ka', day: 10, followers: 2 },
    title: 'ღამის ხმაური ძველ უბანში',
    body: 'შაბათ-კვირას მუსიკა დილის სამ საათამდე ისმის. კანონი არსებობს, მაგრამ ვინ უნდა შეამოწმოს? მოდით, **სახელების გარეშე** ვილაპარაკოთ.',
    posts: [
      { by: 1, body: 'ზარი 112-ზე, შემდეგ ოქმი. სხვა გზა ვერ ვიპოვე.', useful: 3 },
      { by: 2, body: 'იმ ბარის პატრონი ჩემი ყოფილი კლასელია და მისი ტელეფონის ნომერიც მაქვს. ყველამ ერთად დავურეკოთ!' },
      { by: 3, body: 'ეს მოედანი ათი წელია ასეთია. ვისაც სიჩუმე უნდა, სოფელში გადავიდეს და ნუ გვაწუხებს.' },
    ],
    hidden: {
      ...{ post: 2, ground: 'personal-data' },
      text: 'პოსტი კონკრეტულ ადამიანზე მიუთითებს და მის შეწუხებას ითხოვს.',
      appeal: 'სახელი და ნომერი არ დამიწერია, მხოლოდ ვთქვი, რომ მაქვს.',
      decision: {
        outcome: 'upheld',
        text: 'ნომერი მართლაც არ წერია, მაგრამ ადამიანის ცნობა შეიძლება და მოწოდებაც მის წინააღმდეგაა.',
      },
    },
    flagged: 3,
  },
  {
    ...{ category: 'yards', language: 'ka', day: 27 },
    title: 'ლიფტი ისევ მონეტით მუშაობს: ვინ წყვეტს?',
    body: 'ჩვენს კორპუსში ლიფტი ფასიანია და ბავშვები მეცხრე სართულზე ფეხით ადიან. მერიის საქმეა ეს თუ ამხანაგობის?',
    posts: [
      { by: 1, body: 'ამხანაგობის. კრებაზე ხმათა უმრავლესობით წყდება.', useful: 5 },
      { by: 2, to: 1, body: 'კრებაზე ოცი კაციდან სამი მოდის!' },
      { by: 1, to: 2, body: 'მაშინ იმ სამს უნდა ჰკითხო, რატომ მოდიან მხოლოდ ისინი.' },
    ],
    locked: 'კითხვას პასუხი გაეცა და საუბარი პირად კამათში გადაიზარდა.',
  },
  {
    ...{ category: 'city-hall', language: 'ka', day: 7, stances: true, followers: 5 },
    title: 'რა შევცვალოთ ამ ფორუმის წესებში?',
    body: 'შესწორებისთვის ხუთი წუთი საკმარისია? სამი საჩივარი დამალვისთვის ბევრია თუ ცოტა? მომხრე ხართ, რომ წესები *ისე დარჩეს, როგორც არის*?',
    posts: [
      {
        by: 1,
        stance: 'for',
        useful: 4,
        body: 'მომხრე ვარ. ხუთი წუთი შეცდომის გასასწორებლად საკმარისია, ნათქვამი კი ნათქვამია.',
      },
      {
        by: 2,
        stance: 'against',
        useful: 3,
        body: 'სამი საჩივარი ცოტაა: სამ მეგობარს ნებისმიერი პოსტის დამალვა შეუძლია.',
      },
      { by: 3, to: 2, useful: 2, body: 'კი, მაგრამ მხოლოდ ორი დღით და მიზეზიც ყველას თვალწინ წერია.' },
    ],
  },
  {
    ...{ category: 'city-hall', language: 'ka', day: 4 },
    title: 'როგორ წავიკითხო ქალაქის ბიუჯეტი?',
    body: 'დოკუმენტი სამასი გვერდია. იქნებ ვინმემ იცის, სად ჩანს ერთი რაიონის ხარჯი? დავიწყოთ მარტივით: **განათება**.',
    posts: [
      { by: 1, body: 'მეოთხე თავიდან დაიწყეთ, პროგრამული კოდების ცხრილიდან. განათება 02-ით იწყება.', useful: 6 },
      { by: 2, body: 'რაიონებად დაყოფილი ცხრილი ვერსად ვიპოვე. ეს თავისთავად პასუხია.' },
    ],
  },
];

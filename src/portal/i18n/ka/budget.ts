import type { RoundPhase } from '../../../../read-models/round-documents.js';
import type { RoundState } from '../../../../read-models/rounds.js';
import { format, lastMoment } from '../format.js';

const { number, lari, date, list } = format('ka');
const last = (at: string) => date(lastMoment(at));

/** Budget rounds: what there is to give, by which rules, when, and what came of it. */
export const budget = {
  title: 'მონაწილეობითი ბიუჯეტი',
  lead: 'ქალაქის ბიუჯეტის ნაწილს თქვენ ანაწილებთ: შემოიტანეთ იდეა, იმსჯელეთ სხვების იდეებზე და მიეცით ხმა.',
  description: 'თბილისის მონაწილეობითი ბიუჯეტი: რაუნდები, თანხები, ვადები, წინადადებები და შედეგები.',
  how: 'როგორ მუშაობს',
  steps: [
    'თბილისელები იდეებს წერენ: რა გაკეთდეს და სად.',
    'თანამშრომლები ამოწმებენ, შეუძლია თუ არა ქალაქს მისი გაკეთება და რა დაჯდება. უარის მიზეზს ყველა კითხულობს.',
    'ვისაც ხმის უფლება აქვს, ფარულად აძლევს ხმას. ბიულეტენებს მეურვეები მხოლოდ კენჭისყრის დახურვის შემდეგ ხსნიან.',
    'შედეგის ხელახლა დათვლა ნებისმიერს შეუძლია, გამარჯვებული პროექტების მიმდინარეობა კი მათ გვერდებზე ჩანს.',
  ],
  rounds: 'რაუნდები',
  none: 'ჯერ არც ერთი რაუნდი არ გახსნილა.',
  spending: 'ბიუჯეტის გეგმა და ხარჯები',
  spendingText: 'ნახეთ, რაზე იხარჯება ქალაქის ბიუჯეტი: გეგმა და ფაქტობრივი ხარჯი.',
  envelope: (n: number) => `გასანაწილებელია ${lari(n)}`,
  allocation: 'ამ რაუნდში ამომრჩევლები 100 ლარს ანაწილებენ თემებზე.',
  state: {
    announced: 'კენჭისყრა წინაა',
    voting: 'კენჭისყრა გახსნილია',
    closed: 'კენჭისყრა დასრულდა',
    opened: 'ბიულეტენები გახსნილია',
    counted: 'შედეგი გამოქვეყნდა',
    certified: 'შედეგი დამოწმებულია',
  } satisfies Readonly<Record<RoundState, string>>,
  phases: {
    title: 'ეტაპები',
    here: 'ახლა აქ ვართ',
    term: (from: string, until: string) => `${date(from)} – ${last(until)}`,
    between: 'ახლა ორ ეტაპს შორის ვართ.',
    informing: 'ინფორმირება',
    proposals: 'წინადადებების მიღება',
    review: 'წინადადებების შეფასება',
    deliberation: 'განხილვა',
    voting: 'კენჭისყრა',
    counting: 'ხმების დათვლა',
    results: 'შედეგები',
    implementation: 'განხორციელება',
  } satisfies Readonly<Record<RoundPhase | 'title' | 'here' | 'between', string>> & { term: unknown },
  votingTerm: (from: string, until: string) => `კენჭისყრა: ${date(from)} – ${last(until)}`,
  pots: {
    title: 'თანხები',
    hint: 'პროექტი იმ თანხიდან ფინანსდება, რომელსაც ის ეხება: მთელი ქალაქისთვის ან ერთი რაიონისთვის გამოყოფილიდან.',
    pot: 'ვისთვის',
    money: 'თანხა',
    share: 'წილი',
    city: 'მთელი ქალაქი',
    total: 'სულ',
    bar: (name: string, money: number) => `${name}: ${lari(money)}`,
  },
  rules: {
    title: 'წესები',
    pinned: 'წესები რაუნდის გახსნისას დაფიქსირდა და აღარ იცვლება.',
    voters: {
      resident: (age: number) => `ხმის მიცემა შეუძლია თბილისში რეგისტრირებულს ${number(age)} წლიდან.`,
      'registered-voter': (age: number) => `ხმის მიცემა შეუძლია ამომრჩეველთა სიაში მყოფს ${number(age)} წლიდან.`,
    },
    ballot: {
      allocation: (points: number) => `თითოეული ამომრჩეველი ზუსტად ${number(points)} ლარს ანაწილებს თემებზე.`,
      approval: (city: number, district: number) =>
        `თითოეული ამომრჩეველი ირჩევს არაუმეტეს ${number(city)} საქალაქო პროექტს და არაუმეტეს ${number(district)} პროექტს ერთი რაიონიდან, რომელსაც თავად აირჩევს.`,
      knapsack: 'თითოეული ამომრჩეველი ირჩევს პროექტებს, რომელთა ჯამური ღირებულება გამოყოფილ თანხაში ეტევა.',
      ranking: (points: string) => `თითოეული ამომრჩეველი პროექტებს ალაგებს უპირატესობით. ადგილების ქულებია: ${points}.`,
      points: (points: number, most: number) =>
        `თითოეული ამომრჩეველი ანაწილებს არაუმეტეს ${number(points)} ქულას, ერთ პროექტზე არაუმეტეს ${number(most)}-ს.`,
    },
    tally: {
      'weighted-mean': 'შედეგი თითოეული თემის საშუალო წილია. მის გვერდით ჩანს მედიანა და ამომრჩეველთა რაოდენობა.',
      greedy:
        'იმარჯვებენ მეტი ხმის მქონე პროექტები. ვინც დარჩენილ თანხაში ვერ ეტევა, გამოტოვებულია და ითვლება შემდეგი.',
      'greedy-no-skip': 'იმარჯვებენ მეტი ხმის მქონე პროექტები, სანამ მორიგი პროექტი დარჩენილ თანხაში ეტევა.',
      'greedy-per-cost': 'იმარჯვებენ პროექტები, რომლებსაც ერთ ლარზე მეტი ხმა აქვთ, სანამ თანხა საკმარისია.',
      'equal-shares':
        'მოქმედებს თანაბარი წილების მეთოდი: თანხა ყველა ამომრჩეველზე თანაბრად ნაწილდება და პროექტს მისი მხარდამჭერები საკუთარი წილიდან აფინანსებენ.',
      phragmen: 'მოქმედებს ფრაგმენის თანმიმდევრული წესი: მხარდამჭერები თანხას თანაბარი სისწრაფით აგროვებენ.',
      borda: 'იმარჯვებენ პროექტები, რომლებმაც ადგილების მიხედვით მეტი ქულა მოაგროვეს, სანამ თანხა საკმარისია.',
    },
    minVotes: (n: number) =>
      n === 1
        ? 'პროექტი, რომელსაც ხმა არავინ მისცა, არ იმარჯვებს.'
        : `${number(n)} ხმაზე ნაკლების მქონე პროექტი არ იმარჯვებს.`,
    ties: (criteria: readonly string[]) => `თანაბარი შედეგისას წყვეტს: ${list(criteria)}.`,
    tie: {
      'lower-cost': 'ნაკლები ღირებულება',
      'higher-cost': 'მეტი ღირებულება',
      'more-votes': 'ხმების მეტი რაოდენობა',
      lot: 'წილისყრა',
    },
    lot: 'წილისყრის რიცხვი რაუნდის გახსნისას დაილუქა და კენჭისყრის დახურვის შემდეგ გამოქვეყნდება. მისი SHA-256:',
    seed: 'გამოქვეყნებული რიცხვი:',
    complaints: (days: number) => `შედეგის გასაჩივრება შესაძლებელია გამოქვეყნებიდან ${number(days)} დღის განმავლობაში.`,
  },
  themes: { title: 'თემები', theme: 'თემა', earlier: 'წინა წლების წილი', year: (year: number) => `${year} წელი` },
  ballot: {
    title: 'ბიულეტენი',
    projects: (n: number) => `ბიულეტენშია ${number(n)} პროექტი`,
    ready: (n: number) => `შეფასება გაიარა ${number(n)} პროექტმა`,
    eligible: (n: number) => `ხმის უფლება აქვს ${number(n)} ადამიანს`,
    trustees: (names: readonly string[], threshold: number) =>
      `მეურვეები: ${list(names)}. ბიულეტენების გასახსნელად საჭიროა ${number(threshold)} მათგანი.`,
    keys: 'რაუნდის გასაღებები',
    roundKey: 'რაუნდის გასაღები',
    boxKey: 'ყუთის გასაღები',
    issuer: (name: string) => `გამცემის გასაღები: ${name}`,
    vote: 'ხმის მიცემა',
    turnout: (voters: number, ballots: number) =>
      `ხმა მისცა ${number(voters)} ადამიანმა, ყუთში ${number(ballots)} ბიულეტენია`,
  },
  result: {
    title: 'შედეგი',
    whole: 'შედეგი სრულად',
    version: (n: number, at: string) => `ვერსია ${number(n)}, გამოქვეყნდა: ${date(at)}`,
    ballots: (n: number, blank: number) => `ბიულეტენი: ${number(n)}, მათ შორის ცარიელი: ${number(blank)}`,
    winners: (n: number, spent: number) => `${number(n)} პროექტი, ${lari(spent)}`,
    noWinners: 'ამ თანხიდან არც ერთმა პროექტმა არ გაიმარჯვა.',
    mean: 'საშუალო',
    median: 'მედიანა',
    digest: 'შედეგის SHA-256:',
    complainUntil: (at: string) => `გასაჩივრების ვადა: ${last(at)}`,
    certified: (at: string) => `შედეგი დამოწმდა: ${date(at)}`,
    waiting: 'შედეგი კენჭისყრის დახურვისა და ბიულეტენების გახსნის შემდეგ გამოქვეყნდება.',
  },
  complaints: {
    title: 'საჩივრები',
    hint: 'თუ ფიქრობთ, რომ შედეგი არასწორია, დაწერეთ, რა და რატომ. თქვენს ტექსტს მხოლოდ ისინი წაიკითხავენ, ვინც საჩივარს წყვეტს.',
    text: 'რა არის არასწორი',
    send: 'საჩივრის გაგზავნა',
    signIn: 'გასასაჩივრებლად შედით სისტემაში.',
    none: 'საჩივარი არ შემოსულა.',
    came: (at: string, version: number) => `შემოვიდა: ${date(at)}, ვერსია ${number(version)}`,
    waits: 'გადაწყვეტილებას ელოდება',
    outcome: { upheld: 'დაკმაყოფილდა', dismissed: 'არ დაკმაყოფილდა' },
    errors: { text: 'დაწერეთ 30-დან 4000 სიმბოლომდე.' },
    sent: 'საჩივარი მიღებულია. გადაწყვეტილებას ამ გვერდზე ნახავთ.',
  },
  data: {
    title: 'მონაცემები',
    rules: 'წესები და მდგომარეობა (JSON)',
    projects: 'ბიულეტენი (JSON)',
    result: 'შედეგი (JSON)',
    log: 'ყველა ჩანაწერი ჟურნალში',
  },
  notices: {
    opened: 'რაუნდი გაიხსნა.',
    'open-voting': 'კენჭისყრა გაიხსნა.',
    close: 'კენჭისყრა დაიხურა.',
    certify: 'შედეგი დამოწმდა.',
  },
} as const;

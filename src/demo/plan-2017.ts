import type { Findings } from '../../events/ogp-vocabulary.js';

/**
 * The first action plan of Tbilisi within OGP (2017), as OGP's own pages and the minutes tell it. What they do not say is
 * not here: no milestones, no progress, no word of an institution.
 */
const both = (ka: string, en: string) => ({ ka, en });
export const PLAN_2017 = 'tbilisi-2017';
const OGP = 'https://www.opengovpartnership.org';
const institution = (code: string, ka: string, en: string) => ({
  ...{ code, name: both(ka, en), kind: 'municipal' as const },
});

export const PLAN_2017_CONTENT = {
  title: both(
    'თბილისის 2017 წლის სამოქმედო გეგმა „ღია მმართველობის პარტნიორობის“ (OGP) ფარგლებში',
    'Tbilisi action plan 2017 within the Open Government Partnership (OGP)',
  ),
  summary: both(
    'ქალაქის პირველი გეგმა საპილოტე პროგრამაში; ხუთი ვალდებულება, 2017 წლის იანვარი–დეკემბერი. სადემონსტრაციო ჩანაწერი საჯარო წყაროებიდან. 1–3 ვალდებულების ქართული სათაური ოქმიდანაა, დანარჩენი თარგმანია. ეტაპები და მათი თარიღები წყაროებში ვერ ვიპოვეთ, ამიტომ აქ არ არის.',
    'The city’s first plan in the pilot programme: five commitments, January to December 2017. A demonstration record from public sources. Georgian titles of commitments 1 to 3 are from the minutes, the others are translations. Milestones and their days were not found in the sources, so there are none here.',
  ),
  ...{ from: '2017-01-01', to: '2017-12-31' },
  institutions: [
    institution(
      'msda',
      'ა(ა)იპ „მუნიციპალური სერვისების განვითარების სააგენტო“',
      'N(N)LE Municipal Services Development Agency',
    ),
    institution('finance', 'ფინანსების სამსახური', 'Department of Finance'),
    institution('administration', 'მერიის ადმინისტრაცია', 'City Hall Administration'),
    institution('legal', 'მერიის იურიდიული საქალაქო სამსახური', 'Municipal Legal Department'),
    institution('environment', 'გარემოსა და გამწვანების სამსახური', 'Environment and Green Spaces'),
    institution('improvements', 'კეთილმოწყობის სამსახური', 'Municipal Improvements'),
    institution('economy', 'ეკონომიკური განვითარების სამსახური', 'Economic Development'),
    institution('districts', 'რაიონების გამგეობები', 'District Administrations'),
    institution('social', 'ჯანდაცვისა და სოციალური მომსახურების სამსახური', 'Health and Social Service'),
    institution('education', 'განათლების, სპორტისა და ახალგაზრდობის სამსახური', 'Education, Sport and Youth'),
  ],
  forum: both(
    'OGP-ის სამოქმედო გეგმის მომზადების, მისი შესრულების ხელშეწყობისა და მონიტორინგის სამუშაო ჯგუფი',
    'Working group for the preparation of the OGP action plan, for supporting its implementation and for its monitoring',
  ),
};
export const PLAN_2017_ACT = both(
  'გეგმა დამტკიცდა 2016 წლის 16 ნოემბერს (წყარო: IDFI, agenda.ge)',
  'The plan was adopted on 16 November 2016 (sources: IDFI, agenda.ge)',
);
export const PLAN_2017_SOURCE = {
  title: both('OGP-ის გვერდი თბილისის შესახებ', 'OGP’s page on Tbilisi'),
  link: `${OGP}/members/tbilisi-georgia/`,
};
export const REVIEW_2017 = {
  title: both(
    'IRM-ის შეფასება: თბილისი, 2017 (საჯარო განხილვა 2018 წლის 14 ნოემბრამდე)',
    'IRM review: Tbilisi 2017 (for public comment until 14 November 2018)',
  ),
  link: `${OGP}/documents/tbilisi-final-irm-review-2017-for-public-comment/`,
};
export const APPROVED_2017 = {
  title: both('IDFI: თბილისის მთავრობამ გეგმა დაამტკიცა', 'IDFI: the government of Tbilisi approved the plan'),
  link: 'https://idfi.ge/en/tbilisi_government_approved_2017_action_plan_within_ogp',
};

const PARTICIPATION = ['access-to-information', 'civic-participation', 'technology-innovation'] as const;

type Told = {
  readonly code: string;
  readonly content: object;
  readonly findings: Findings;
};
const told = (
  number: number,
  lead: string,
  support: readonly string[],
  words: object,
  rest: Omit<Told, 'code' | 'content'> & {
    readonly values: readonly string[];
    readonly areas: readonly string[];
  },
): Told => {
  const { findings, values, areas } = rest;
  const content = {
    ...{ number, ogpId: `TBI000${number}`, ...words, values, areas, lead: [lead], support },
    ...{ from: '2017-01-01', to: '2017-12-31', figures: [] },
  };
  return { code: `tbi000${number}`, content, findings };
};

export const COMMITMENTS_2017: readonly Told[] = [
  told(
    1,
    'msda',
    ['administration', 'legal', 'environment', 'improvements', 'economy'],
    {
      title: both(
        '„ჭკვიანი რუკა“: ინფორმაციისა და სამოქალაქო აქტივობების პორტალი',
        'Information and Civic Activities Portal “Smart Map” (multi-profile/multi-purpose mechanism of open government and civic participation)',
      ),
      problem: both(
        'ინფორმაცია კანონის მინიმუმის დონეზეა ხელმისაწვდომი: მარტივ მოთხოვნას 10 დღემდე სჭირდება, ცხელ ხაზზე ან წერილობით შემოსულ შეტყობინებას ერთ თვემდე განიხილავენ; უკუკავშირი და შესრულების მონიტორინგი არ არის, საბჭოები არაფორმალურია.',
        'Access to information is at the legal minimum: simple requests take up to 10 days, reports by hotline or in writing are considered for up to one month; there is no feedback or performance monitoring, and councils are informal.',
      ),
      promise: both(
        'ინტერაქტიული რუკა იმისა, რა ხდება სახლთან ახლოს: მშენებლობა, ხეების მოჭრა, ინფრასტრუქტურა, საინვესტიციო ობიექტები; პრობლემებისა და იდეების ორმხრივი შეტყობინება; შედეგზე ორიენტირებული, ანგარიშვალდებული მონაწილეობა.',
        'An interactive map of what happens near home: construction, tree cutting, infrastructure, investment sites; two-way reporting of problems and ideas; results-oriented, accountable participation.',
      ),
    },
    {
      values: ['access-to-information', 'civic-participation', 'technology-innovation'],
      areas: ['access-to-information', 'public-participation', 'infrastructure-transport'],
      findings: { verifiable: true, ambition: 'high', opening: 'did-not-change' },
    },
  ),
  told(
    2,
    'msda',
    ['legal'],
    {
      title: both(
        '„პეტიცია თბილისის მერს“: ელექტრონული პეტიცია',
        'Introduction of Petition System to Tbilisi City Hall, Electronic Petition',
      ),
      problem: both(
        'კანონი მხოლოდ საკრებულოსადმი პეტიციას იცნობს; ელექტრონული ფორმა და უკუკავშირი არ არის, მერიისთვის პეტიცია არ არსებობს.',
        'The law knows a petition to the Sakrebulo only; there is no electronic form and no feedback function, and none to City Hall.',
      ),
      promise: both(
        'აპლიკაცია ქალაქის პორტალზე; მისასვლელი „ჭკვიანი რუკიდან“ (როცა პეტიციას ადგილი აქვს) და საკუთარი გვერდიდან; მოსახლეები ქმნიან პეტიციას და ხელმომწერებს იწვევენ; სამართლებრივი საფუძველი ადგენს ხელმოწერების რაოდენობას და იმას, რა მოჰყვება მას.',
        'An application on the City Portal, reachable from the Smart Map (when the petition has a place) and from its own column; residents create a petition and invite signatories; a legal basis sets the number of signatures and what follows.',
      ),
    },
    {
      values: ['civic-participation', 'technology-innovation'],
      areas: ['e-petitions', 'public-participation', 'legislation-regulation'],
      findings: { verifiable: true, relevance: ['civic-participation', 'technology-innovation'], opening: 'major' },
    },
  ),
  told(
    3,
    'finance',
    ['msda', 'legal', 'districts'],
    {
      title: both('მონაწილეობითი ბიუჯეტირება', 'Implementation of Participatory Budget Mechanism'),
      problem: both(
        'ბიუჯეტი გასული წლის ბიუჯეტისა და წინასაარჩევნო დაპირებების მიხედვით იგეგმება; მონაწილეობითი ბიუჯეტირების პროცედურა არ არის.',
        'The budget is planned from last year’s and election pledges; there is no procedure for participatory budgeting.',
      ),
      promise: both(
        'პლატფორმა, სადაც მოსახლე 100 ლარს (ბიუჯეტის 100 %-ს) თემატურ პრიორიტეტებზე ანაწილებს, ხედავს ქვეთემებსა და წინა წლების განაწილებას; პროგრამა შეწონილ საშუალოს ითვლის.',
        'A platform where a resident allocates 100 GEL (100 % of the budget) over thematic priorities, sees sub-topics and earlier years’ allocations; the program computes the weighted average.',
      ),
    },
    {
      values: PARTICIPATION,
      areas: ['participation-in-budget', 'fiscal-openness', 'public-participation'],
      findings: { verifiable: true, relevance: PARTICIPATION, ambition: 'high', opening: 'did-not-change' },
    },
  ),
  told(
    4,
    'finance',
    ['msda', 'legal'],
    {
      title: both(
        'ბიუჯეტის ხარჯვის ინტერაქტიული ხელმისაწვდომობა და სამოქალაქო კონტროლის მექანიზმები',
        'Interactive Accessibility to Budget Spending and Introduction of Civic Control Mechanisms',
      ),
      problem: both(
        'ხარჯვის ანგარიში წელიწადში ან კვარტალში ერთხელ ქვეყნდება; მოთხოვნას 10 დღე სჭირდება; მონაცემები ცალკეულ Excel-ფაილებშია.',
        'Spending is reported yearly or quarterly; a request takes 10 days; the data lie in separate Excel files.',
      ),
      promise: both(
        'ხარჯვის ყოველდღიური, გამარტივებული, ინტერაქტიული გამოქვეყნება; სამოქალაქო კონტროლი.',
        'Daily, simplified, interactive publication of spending; civic control.',
      ),
    },
    {
      values: PARTICIPATION,
      areas: ['budget-information', 'fiscal-openness', 'social-accountability'],
      findings: { verifiable: true, relevance: PARTICIPATION, ambition: 'low', opening: 'did-not-change' },
    },
  ),
  told(
    5,
    'msda',
    ['legal', 'social', 'education', 'districts'],
    {
      title: both(
        'მუნიციპალური სერვისების ხელმისაწვდომობისა და სამოქალაქო კონტროლის მექანიზმები',
        'Introduction of Civic Control and Accessibility Mechanisms for Municipal Services',
      ),
      problem: both(
        'სერვისებზე სამოქალაქო კონტროლი არ არის; ელექტრონულად მხოლოდ არქიტექტურა, ქონების ნაწილი და საბავშვო ბაღებია.',
        'There is no civic control of services; only architecture, part of property and kindergartens are online.',
      ),
      promise: both(
        'ორი მექანიზმი: სამოქალაქო მონიტორები და სერვისების შეფასება; ძირითადი სერვისები ელექტრონულად, ერთიანი წესით.',
        'Two mechanisms: civic monitors and service feedback; main providers moved online and harmonised.',
      ),
    },
    {
      values: PARTICIPATION,
      areas: ['public-service-delivery', 'social-accountability'],
      findings: { verifiable: true, relevance: PARTICIPATION, opening: 'did-not-change' },
    },
  ),
];

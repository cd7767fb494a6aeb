import type { CategoryAdopted, Question } from '../../events/smart-map.js';

type Both = { ka: string; en: string };
const both = (ka: string, en: string): Both => ({ ka, en });

/** Departments of the demonstration: made up, named after what they do. */
export const DEPARTMENTS: Readonly<Record<string, Both>> = {
  roads: both('საგზაო სამსახური', 'Roads'),
  lighting: both('გარე განათების სამსახური', 'Street lighting'),
  cleaning: both('დასუფთავების სამსახური', 'Cleaning'),
  greenery: both('გამწვანების სამსახური', 'Parks and trees'),
  water: both('სანიაღვრე სისტემების სამსახური', 'Storm drains'),
  rescue: both('საგანგებო სიტუაციების სამსახური', 'Emergency services'),
};

const size: Question = {
  code: 'size',
  label: both('რა ზომისაა?', 'How large is it?'),
  kind: 'choice',
  required: false,
  choices: [
    { code: 'small', label: both('პატარა', 'Small') },
    { code: 'large', label: both('დიდი: მანქანა ვერ უვლის გვერდს', 'Large: cars cannot pass') },
  ],
};
const ground: Question = {
  code: 'ground',
  label: both('ვის ეკუთვნის ადგილი?', 'Whose ground is it?'),
  kind: 'choice',
  required: true,
  choices: [
    { code: 'street', label: both('ქუჩა, სკვერი ან პარკი', 'A street, a square or a park') },
    {
      code: 'private',
      label: both('კერძო ეზო', 'A private yard'),
      stops: both(
        'კერძო ეზოზე მისი მფლობელი ზრუნავს: მიმართეთ მას ან ბინათმესაკუთრეთა ამხანაგობას.',
        'Its owner looks after a private yard: ask them, or the owners’ association.',
      ),
    },
  ],
};

type Made = Omit<CategoryAdopted['data'], 'version' | 'routes' | 'radius' | 'emergency' | 'questions'> &
  Partial<Pick<CategoryAdopted['data'], 'radius' | 'emergency' | 'questions'>>;
const MADE: readonly Made[] = [
  {
    category: 'holes',
    title: both('ორმო გზაზე', 'Hole in the road'),
    description: both('ორმო, ბზარი, ჩავარდნილი ჭა', 'A hole, a crack, a sunken manhole'),
    group: 'roads',
    department: 'roads',
    termDays: 10,
    questions: [size],
  },
  {
    category: 'pavements',
    title: both('დაზიანებული ტროტუარი', 'Broken pavement'),
    description: both('ამოვარდნილი ფილა, მოტეხილი ბორდიური, პანდუსის დაზიანება', 'Loose slabs, broken kerbs or ramps'),
    group: 'roads',
    department: 'roads',
    termDays: 15,
  },
  {
    category: 'signs',
    title: both('საგზაო ნიშანი ან შუქნიშანი', 'Road sign or traffic light'),
    description: both('ნიშანი არ ჩანს, შუქნიშანი არ მუშაობს', 'A sign that is not seen, a light that does not work'),
    group: 'roads',
    department: 'roads',
    termDays: 3,
  },
  {
    category: 'lighting',
    title: both('გარე განათება', 'Street lighting'),
    description: both('ლამპიონი არ ანათებს ან დღისითაც ანთია', 'A lamp that is dark, or lit by day'),
    group: 'streets',
    department: 'lighting',
    termDays: 5,
  },
  {
    category: 'litter',
    title: both('ნაგავი', 'Litter'),
    description: both('გაუტანელი ნაგავი, გადავსებული ურნა', 'Litter that was not collected, an overfull bin'),
    group: 'streets',
    department: 'cleaning',
    termDays: 2,
    radius: 100,
    questions: [ground],
  },
  {
    category: 'trees',
    title: both('ხე ან ტოტი', 'Tree or branch'),
    description: both('გამხმარი ხე, მოტეხილი ტოტი', 'A dead tree, a broken branch'),
    group: 'green',
    department: 'greenery',
    termDays: 10,
    questions: [ground],
  },
  {
    category: 'playgrounds',
    title: both('საბავშვო მოედანი', 'Playground'),
    description: both('გატეხილი საქანელა, დაზიანებული საფარი', 'A broken swing, damaged ground'),
    group: 'green',
    department: 'greenery',
    termDays: 10,
  },
  {
    category: 'drains',
    title: both('სანიაღვრე', 'Storm drain'),
    description: both('გაჭედილი ცხაური, დატბორილი ქუჩა', 'A blocked grate, a flooded street'),
    group: 'streets',
    department: 'water',
    termDays: 5,
  },
  {
    category: 'gas',
    title: both('გაზის სუნი', 'Smell of gas'),
    description: both('დარეკეთ 112-ზე', 'Call 112'),
    group: 'emergency',
    department: 'rescue',
    termDays: 1,
    emergency: true,
  },
];

/** What can be reported in the demonstration. */
export const CATEGORIES: readonly CategoryAdopted['data'][] = MADE.map(
  ({ category, title, description, group, department, termDays, radius = 250, emergency = false, questions = [] }) => ({
    ...{
      category,
      version: 1,
      title,
      description,
      group,
      department,
      routes: [],
      termDays,
      radius,
      emergency,
      questions,
    },
  }),
);

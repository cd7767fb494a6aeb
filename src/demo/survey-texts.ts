import { DISTRICTS } from '../../events/districts.js';
import type { FrameCell, SurveyMethod, SurveyQuestion } from '../../events/surveys.js';
import { districtName } from '../map/district-names.js';

const both = (ka: string, en: string) => ({ ka, en });
const choice = (code: string, ka: string, en: string) => ({ code, label: both(ka, en) });

export const SURVEY_AGES = ['18-29', '30-44', '45-59', '60-plus'] as const;
/** Made up, and near nobody’s census: how many adults of each sex and age live in a district, in hundreds. */
const SIZE: Readonly<Record<string, number>> = {
  ...{ samgori: 160, gldani: 160, nadzaladevi: 139, saburtalo: 125, isani: 113, vake: 101, didube: 63 },
  ...{ chughureti: 59, mtatsminda: 44, krtsanisi: 36 },
};
const SHARES = { female: [0.11, 0.15, 0.14, 0.14], male: [0.11, 0.14, 0.12, 0.09] } as const;
export const SURVEY_FRAME: readonly FrameCell[] = DISTRICTS.flatMap((district) =>
  (['female', 'male'] as const).flatMap((sex) =>
    SURVEY_AGES.map((age, a) => ({ district, sex, age, count: Math.round(SIZE[district]! * 600 * SHARES[sex][a]!) })),
  ),
);

const PLACING: readonly SurveyQuestion[] = [
  {
    ...{
      code: 'district',
      kind: 'single',
      required: true,
      label: both('რომელ რაიონში ცხოვრობთ?', 'In which district do you live?'),
    },
    choices: DISTRICTS.map((code) => choice(code, districtName('ka', code).name, districtName('en', code).name)),
    block: both('თქვენ შესახებ', 'About you'),
  },
  {
    ...{ code: 'sex', kind: 'single', required: true, label: both('სქესი', 'Sex') },
    choices: [choice('female', 'ქალი', 'Female'), choice('male', 'კაცი', 'Male')],
  },
  {
    ...{ code: 'age', kind: 'single', required: true, label: both('რამდენი წლის ხართ?', 'How old are you?') },
    choices: [
      ...[choice('18-29', '18–29', '18–29'), choice('30-44', '30–44', '30–44'), choice('45-59', '45–59', '45–59')],
      choice('60-plus', '60 და მეტი', '60 or older'),
    ],
  },
];

export const SAMPLE_SURVEY = {
  title: both('როგორ გადაადგილდებით ქალაქში?', 'How do you get about in the city?'),
  about: both(
    'შერჩევითი გამოკითხვა საზოგადოებრივ ტრანსპორტსა და უბნის მოვლა-პატრონობაზე.',
    'A sample survey on public transport and on how the quarters are kept.',
  ),
  questions: [
    ...PLACING,
    {
      ...{ code: 'mostly', kind: 'single', required: true, other: true },
      label: both('რით გადაადგილდებით ყველაზე ხშირად?', 'How do you get about most often?'),
      block: both('ტრანსპორტი', 'Transport'),
      choices: [
        ...[choice('bus', 'ავტობუსით', 'By bus'), choice('metro', 'მეტროთი', 'By metro')],
        ...[choice('car', 'ავტომობილით', 'By car'), choice('foot', 'ფეხით', 'On foot')],
      ],
    },
    {
      ...{ code: 'missing', kind: 'multiple', required: false, most: 2 },
      label: both('რა აკლია გაჩერებებს?', 'What do the stops lack?'),
      when: {
        all: false,
        conditions: [
          { question: 'mostly', is: 'equals', value: 'bus' },
          { question: 'mostly', is: 'equals', value: 'metro' },
        ],
      },
      choices: [
        choice('shade', 'ჩრდილი', 'Shade'),
        choice('seats', 'სკამები', 'Seats'),
        choice('times', 'განრიგი', 'A timetable'),
      ],
    },
    {
      ...{ code: 'content', kind: 'matrix', required: true },
      label: both('რამდენად კმაყოფილი ხართ თქვენს უბანში?', 'How content are you in your quarter?'),
      block: both('თქვენი უბანი', 'Your quarter'),
      rows: [
        choice('clean', 'დასუფთავებით', 'With the cleaning'),
        choice('light', 'განათებით', 'With the lighting'),
        choice('green', 'გამწვანებით', 'With the trees'),
      ],
      choices: [
        choice('good', 'კმაყოფილი', 'Content'),
        choice('middling', 'არც ისე', 'So-so'),
        choice('bad', 'უკმაყოფილო', 'Not content'),
      ],
    },
    {
      ...{ code: 'mark', kind: 'scale', required: true },
      label: both('როგორ შეაფასებთ საზოგადოებრივ ტრანსპორტს?', 'How do you rate public transport?'),
      scale: { from: 1, to: 5, low: both('ძალიან ცუდი', 'Very bad'), high: both('ძალიან კარგი', 'Very good') },
    },
    {
      ...{ code: 'children', kind: 'single', required: false, identifying: true },
      label: both('ცხოვრობს თქვენთან 18 წლამდე ბავშვი?', 'Do children under 18 live with you?'),
      block: both('დასასრულს', 'To end with'),
      choices: [choice('yes', 'დიახ', 'Yes'), choice('no', 'არა', 'No')],
    },
    {
      ...{ code: 'saves', kind: 'single', required: false, sensitive: true },
      label: both(
        'დაგიკლიათ სხვა რამ იმისთვის, რომ მგზავრობის ფული გქონოდათ?',
        'Have you gone without something else to afford the fare?',
      ),
      choices: [
        choice('often', 'ხშირად', 'Often'),
        choice('sometimes', 'ხანდახან', 'Sometimes'),
        choice('never', 'არასდროს', 'Never'),
      ],
    },
    {
      ...{ code: 'wish', kind: 'long', required: false },
      label: both('რას შეცვლიდით პირველ რიგში?', 'What would you change first?'),
    },
  ] satisfies SurveyQuestion[],
  method: {
    population: both('თბილისის სრულწლოვანი მოსახლეობა', 'Adults who live in Tbilisi'),
    ...{ modes: ['web', 'interviewer'], threshold: 10, reminders: [5] },
    sample: {
      frame: {
        source: both('გამოგონილი რიცხვები დემონსტრაციისთვის', 'Made-up numbers, for the demonstration'),
        ...{ day: '2026-01-01', cells: SURVEY_FRAME },
      },
      ...{ strata: ['district'], n: 1_200 },
      weights: { by: 'raking', margins: ['district', 'sex', 'age'], trim: { low: 0.3, high: 3 } },
      cell: { district: 'district', sex: 'sex', age: 'age' },
    },
  } satisfies SurveyMethod,
};

/** The same questions once more, a year later in the story: interviewers are out for it. */
export const FIELD_SURVEY = {
  ...SAMPLE_SURVEY,
  title: both('როგორ გადაადგილდებით: განმეორებითი გამოკითხვა', 'How do you get about: the repeated survey'),
  about: both('იგივე კითხვები ერთი წლის შემდეგ: რა შეიცვალა.', 'The same questions a year later: what has changed.'),
};

export const OPEN_POLL = {
  title: both('როგორი უნდა იყოს სანაპირო?', 'What should the river bank be like?'),
  about: both(
    'ღია გამოკითხვა: გვითხარით, რა გინდათ მტკვრის სანაპიროზე.',
    'An open poll: tell us what you want on the bank of the Mtkvari.',
  ),
  questions: [
    {
      ...{
        code: 'often',
        kind: 'single',
        required: true,
        label: both('რამდენად ხშირად დადიხართ სანაპიროზე?', 'How often do you go to the river bank?'),
      },
      choices: [
        choice('weekly', 'ყოველ კვირა', 'Every week'),
        choice('sometimes', 'ხანდახან', 'Sometimes'),
        choice('never', 'თითქმის არასდროს', 'Hardly ever'),
      ],
    },
    {
      ...{ code: 'why', kind: 'short', required: false, label: both('რატომ არ დადიხართ?', 'Why do you not go?') },
      when: { all: true, conditions: [{ question: 'often', is: 'equals', value: 'never' }] },
    },
    {
      ...{
        code: 'first',
        kind: 'order',
        required: true,
        label: both('დაალაგეთ იმის მიხედვით, რა უფრო საჭიროა', 'Put in order what is needed more'),
      },
      choices: [
        choice('paths', 'ბილიკები', 'Paths'),
        choice('trees', 'ხეები', 'Trees'),
        choice('play', 'სათამაშო მოედნები', 'Playgrounds'),
      ],
    },
    {
      ...{
        code: 'idea',
        kind: 'long',
        required: false,
        label: both('კიდევ რას გვეტყოდით?', 'What else would you tell us?'),
      },
      block: both('დასასრულს', 'To end with'),
    },
  ] satisfies SurveyQuestion[],
  method: {
    population: both('ყველა, ვისაც სურს', 'Whoever wishes'),
    ...{ modes: ['web'], threshold: 10, reminders: [] },
  } satisfies SurveyMethod,
};

export const WISHES = [
  'ავტობუსი უფრო ხშირად უნდა დადიოდეს.',
  'გაჩერებაზე ჩრდილი რომ იყოს, კარგი იქნებოდა.',
  'ტროტუარზე მანქანები ნუ დგანან.',
  'ღამით განათება არ ჰყოფნის.',
];

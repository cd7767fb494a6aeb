import type { AdoptService } from '../../commands/services/commands.js';
import type { TestHouse } from '../support/house.js';

export const both = (ka: string, en: string) => ({ ka, en });
const asked = (ka: string, en: string, more: object) => ({ 'x-title': both(ka, en), ...more });

/** A question of every kind, and two that rest on another. */
export const FORM = {
  type: 'object',
  properties: {
    name: asked('სახელი და გვარი', 'Name', { type: 'string', minLength: 2, maxLength: 120, 'x-prefill': 'name' }),
    plot: asked('საკადასტრო კოდი', 'Cadastral code', { type: 'string', pattern: '^[0-9]{2}(\\.[0-9]{2,3}){3,5}$' }),
    kind: asked('რა გსურთ?', 'What is it?', {
      ...{ type: 'string', enum: ['fell', 'prune', 'other'] },
      'x-choices': {
        fell: both('ხის მოჭრა', 'Felling a tree'),
        prune: both('გასხვლა', 'Pruning'),
        other: both('სხვა', 'Something else'),
      },
    }),
    which: asked('კერძოდ რა?', 'What exactly?', { type: 'string', 'x-lines': true, minLength: 5, maxLength: 500 }),
    trees: asked('რამდენი ხე?', 'How many trees?', { type: 'integer', minimum: 1, maximum: 50 }),
    height: asked('სიმაღლე (მ)', 'Height (m)', { type: 'number', minimum: 0.5 }),
    why: asked('რატომ?', 'Why?', {
      ...{ type: 'array', items: { enum: ['sick', 'danger', 'shade'] }, uniqueItems: true, minItems: 1, maxItems: 2 },
      'x-choices': {
        sick: both('ხმობა', 'It is sick'),
        danger: both('საფრთხე', 'It is dangerous'),
        shade: both('ჩრდილი', 'It shades'),
      },
    }),
    owner: asked('მესაკუთრე ხართ?', 'Do you own the plot?', { type: 'boolean' }),
    consent: asked('თანხმობა', 'The owner’s consent', { type: 'string', 'x-file': true }),
    since: asked('როდიდან?', 'Since when?', { type: 'string', format: 'date' }),
  },
  required: ['name', 'kind', 'trees', 'why', 'owner'],
  allOf: [
    {
      if: { properties: { kind: { const: 'other' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { required: ['which'] },
    },
    {
      if: { properties: { owner: { const: false } }, required: ['owner'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { properties: { consent: true } },
    },
  ],
};

export const ANSWERS = {
  ...{ name: 'ნინო ბერიძე', plot: '01.10.13.014', kind: 'prune', trees: 2, height: 7.5, why: ['danger'] },
  ...{ owner: true, since: '2026-01-31' },
};

/** What the office says of a service. */
export const TREES = {
  code: 'tree-work',
  title: both('ხის მოჭრა ან გასხვლა', 'Felling or pruning a tree'),
  about: both('ნებართვა ხის მოჭრაზე ან გასხვლაზე.', 'A permit to fell or prune a tree.'),
  lifeEvents: ['nature', 'home'],
  mayApply: both('ნაკვეთის მესაკუთრე ან მოსარგებლე.', 'Whoever owns or uses the plot.'),
  documents: [both('ამონაწერი რეესტრიდან', 'An extract from the register')],
  fee: 5_000,
  deadlineDays: 10,
  supplyDays: 5,
  legalBasis: both('გამოგონილი დადგენილება №1', 'A made-up ordinance no. 1'),
  department: 'greenery',
  steps: [
    { code: 'visit', title: both('ადგილზე დათვალიერება', 'A visit to the place') },
    { code: 'opinion', title: both('დასკვნა', 'An opinion') },
  ],
  grounds: [{ code: 'healthy', label: both('ხე ჯანსაღია', 'The tree is healthy') }],
  form: FORM,
} as const;

/** A service is adopted, its department, too. */
export async function adoptService(town: TestHouse, change: object = {}): Promise<void> {
  const administrator = await town.staff('administrator');
  const department = { department: 'greenery', name: both('გამწვანების სამსახური', 'Department of Greenery') };
  await town.request('POST', '/api/v1/map/departments', { token: administrator, body: department });
  await town.post('/services', administrator, { ...TREES, ...change });
}

export const adopting = (change: object = {}): Partial<AdoptService> => ({ ...TREES, ...change }) as never;

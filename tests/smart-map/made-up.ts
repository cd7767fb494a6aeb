import type { TestHouse } from '../support/house.js';

const both = (en: string, ka = 'ქართულად') => ({ ka, en });

/** Holes in the road: a question that must be answered, and a choice that leads elsewhere. */
export const HOLES = {
  ...{ category: 'holes', version: 1, title: both('Holes in the road', 'ორმოები გზაზე') },
  ...{ description: both('A hole, a crack, a sunken manhole'), group: 'roads', department: 'roads' },
  ...{ routes: [{ district: 'gldani', department: 'gldani-roads' }], termDays: 5, radius: 250, emergency: false },
  questions: [
    {
      ...{ code: 'where', label: both('Where is it?'), kind: 'choice', required: true },
      choices: [
        { code: 'lane', label: both('On the lane') },
        { code: 'yard', label: both('In a yard'), stops: both('Ask the owners of the house') },
      ],
    },
    { code: 'depth', label: both('How deep (cm)?'), kind: 'number', required: false },
  ],
};
export const GAS = {
  ...HOLES,
  category: 'gas',
  title: both('Smell of gas'),
  emergency: true,
  questions: [],
  routes: [],
};

/** In Vake, by the schematic borders. */
export const PLACE = { lat: 41.7012, lon: 44.7511 };
export const REPORT = {
  ...{ category: 'holes', description: 'A hole as deep as a bucket, since the spring.', place: PLACE },
  ...{ answers: { where: 'lane', depth: '30' }, language: 'en' },
};

/** The departments and categories of the tests. */
export async function adopt(town: TestHouse): Promise<void> {
  const administrator = await town.staff('administrator');
  for (const department of ['roads', 'gldani-roads'])
    await town.post('/map/departments', administrator, { department, name: both(department) });
  for (const category of [HOLES, GAS]) await town.post('/map/categories', administrator, category);
}

import { draftIn, faultsOf, placeIn, stepsIn } from '../../src/portal/draft.js';

const whole = {
  title: 'განახლდეს საბავშვო მოედანი',
  demand: 'მოვითხოვთ, მოედანი განახლდეს.',
  details: '',
  language: 'ka',
  addressee: 'mayor',
  districts: ['vake', 'isani'],
  place: '',
};

it('reads a form as it comes from a browser', () => {
  const draft = draftIn({ ...whole, title: '  ორი   სიტყვა ', details: 'a\r\n\r\nb', districts: 'vake', csrf: 'x' });
  expect(draft).toEqual({ ...whole, title: 'ორი სიტყვა', details: 'a\n\nb', districts: ['vake'] });
});

it('takes nothing that no form of ours sends', () => {
  const draft = draftIn({ title: ['a'], language: 'ru', addressee: { a: 1 }, districts: ['<b>', 7, 'gldani'] });
  expect(draft).toEqual({
    title: '',
    demand: '',
    details: '',
    language: '',
    addressee: '',
    districts: ['gldani'],
    place: '',
  });
});

it.each([
  [{}, { from: 'title', to: 'similar' }],
  [{ step: 'where' }, { from: 'where', to: 'check' }],
  [{ step: 'check' }, { from: 'check', to: 'create' }],
  [
    { step: 'check', go: 'text' },
    { from: 'check', to: 'text' },
  ],
  [
    { step: 'nonsense', go: 'create' },
    { from: 'title', to: 'similar' },
  ],
])('goes on from %j to %j', (body, steps) => {
  expect(stepsIn(body)).toEqual(steps);
});

it('finds what is wrong, step by step and at the end', () => {
  const draft = draftIn({ ...whole, title: 'მოკლე', demand: '', language: '', addressee: '', place: 'here' });
  expect(faultsOf(draft, 'title')).toEqual(['title']);
  expect(faultsOf(draft, 'similar')).toEqual([]);
  expect(faultsOf(draft, 'text')).toEqual(['demand', 'language']);
  expect(faultsOf(draft, 'where')).toEqual(['addressee', 'place']);
  expect(faultsOf(draft, 'check')).toEqual(['title', 'demand', 'language', 'addressee', 'place']);
  expect(faultsOf(draftIn(whole), 'check')).toEqual([]);
});

it('counts characters as readers do', () => {
  expect(faultsOf(draftIn({ ...whole, title: '👍'.repeat(120) }), 'title')).toEqual([]);
  expect(faultsOf(draftIn({ ...whole, title: '👍'.repeat(121) }), 'title')).toEqual(['title']);
});

it.each([
  ['', null],
  ['41.711, 44.752', { lat: 41.711, lon: 44.752 }],
  ['41.711;44.752', { lat: 41.711, lon: 44.752 }],
  ['44.752, 41.711', undefined],
  ['51.5, -0.1', undefined],
  ['41.711', undefined],
  ['41.711, 44.752, 3', undefined],
  ['somewhere', undefined],
])('takes %j for the place %j', (written, place) => {
  expect(placeIn(written)).toEqual(place);
});

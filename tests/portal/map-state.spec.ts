import { mapWanted, queryOf } from '../../src/portal/components/map/map-wanted.js';
import { addressOf, areaIn, questionOf, within } from '../../src/portal/islands/behaviours/map/state.js';

const LAYERS = ['reports', 'petitions', 'city-projects'];
const BOX = [44.7, 41.69, 44.8, 41.75] as const;

describe('the address of the map', () => {
  const all = LAYERS.map((code) => ['layers', code] as const);

  it('names what is asked for, and what is in sight', () => {
    const fields = [['q', ''], ['status', 'open'], ['age', '30'], ...all] as const;
    expect(addressOf('/ka/reports', fields, LAYERS)).toBe('/ka/reports?status=open&age=30');
    expect(addressOf('/ka/reports', fields, LAYERS, { box: BOX, z: 12.5 })).toBe(
      '/ka/reports?status=open&age=30&bbox=44.7,41.69,44.8,41.75&z=12.5',
    );
    expect(addressOf('/ka/reports', [], LAYERS.slice(0, 0))).toBe('/ka/reports');
  });

  it('names layers only where some are not shown, and says so when none is', () => {
    expect(addressOf('/ka/reports', all.slice(0, 2), LAYERS)).toBe('/ka/reports?layers=reports,petitions');
    expect(addressOf('/ka/reports', [], LAYERS)).toBe('/ka/reports?layers=none');
  });

  it('is read as it was written', () => {
    const area = { box: BOX, z: 12.5 };
    const [, search = ''] = addressOf('/', all, LAYERS, area).split('?');
    expect(areaIn(search)).toEqual(area);
    const read = mapWanted(Object.fromEntries(new URLSearchParams(search)), []);
    expect(read).toMatchObject({ bbox: BOX, z: '12.5' });
    expect(queryOf(read)).toMatchObject({ bbox: '44.7,41.69,44.8,41.75', z: '12.5' });
  });

  it.each(['', 'bbox=', 'bbox=1,2,3', 'bbox=44.8,41.7,44.7,41.8', 'bbox=a,b,c,d', 'bbox=44.7,41.7,444,41.8'])(
    'is the whole city’s when its area is none: %s',
    (search) => {
      expect(areaIn(search)).toBeUndefined();
      expect(mapWanted(Object.fromEntries(new URLSearchParams(search)), []).bbox).toBeUndefined();
    },
  );

  it('names no nearness that there is not', () => {
    expect(areaIn('bbox=44.7,41.69,44.8,41.75&z=99')?.z).toBeUndefined();
    expect(mapWanted({ z: '1e9' }, []).z).toBeUndefined();
  });
});

describe('the question for the map’s data', () => {
  it('goes without the words that are looked for, in whole steps of nearness', () => {
    const fields = [
      ['q', 'ხე'],
      ['category', 'trees'],
      ['district', ''],
      ['layers', 'reports'],
    ] as const;
    expect(questionOf('/api', fields, { box: BOX, z: 12.75 })).toBe(
      '/api?category=trees&layers=reports&bbox=44.7,41.69,44.8,41.75&z=12',
    );
    expect(questionOf('/api', fields, { box: BOX, z: 25 })).toContain('z=19');
  });
});

describe('what a page is asked for', () => {
  it('takes what is known, and leaves the rest', () => {
    const asked = { q: 'ხე', category: 'trees', district: 'atlantis', status: 'open', age: '31', layers: 'reports' };
    expect(mapWanted(asked, ['trees'])).toEqual({
      ...{ q: 'ხე', category: 'trees', status: 'open', layers: ['reports'] },
      ...{ cursor: undefined, district: undefined, age: undefined, bbox: undefined, z: undefined },
    });
    expect(mapWanted({ ...asked, age: '30' }, ['holes'])).toMatchObject({ age: 30, category: undefined });
  });

  it('takes layers as a form sends them, and as an address names them', () => {
    expect(mapWanted({ layers: ['reports', 'petitions'] }, []).layers).toEqual(['reports', 'petitions']);
    expect(mapWanted({ layers: 'reports,petitions' }, []).layers).toEqual(['reports', 'petitions']);
    expect(mapWanted({}, []).layers).toBeUndefined();
  });
});

it('a place lies within a ring, or outside it', () => {
  const ring = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
  ];
  expect(within([1, 1], ring)).toBe(true);
  expect(within([2, 3], ring)).toBe(false);
  expect(within([5, 1], ring)).toBe(false);
});

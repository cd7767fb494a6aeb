import { LARGEST_IMPORT, MOST_ROWS, readRows } from '../../src/import/read-rows.js';

const refusedIn = (text: string, strict = false) => readRows(text, { strict }).refused;

it('rows come with the line that they begin on, and every field with its own', () => {
  const { rows, refused } = readRows(
    [
      'about: a file',
      'rows:',
      '  - plan:',
      '      code: one',
      '      content:',
      '        title: { ka: ა, en: a }',
    ].join('\n'),
  );
  expect(refused).toEqual([]);
  expect(rows).toMatchObject([
    { line: 3, kind: 'plan', said: { code: 'one', content: { title: { ka: 'ა', en: 'a' } } } },
  ]);
  const { lineOf } = rows[0]!;
  expect(['code', 'content.title.en', 'content.summary', 'nothing'].map(lineOf)).toEqual([4, 6, 5, 3]);
});

it('JSON is read by the same rules, and with lines', () => {
  const { rows } = readRows('{ "rows": [\n  { "minutes": { "meeting": "2026-1" } }\n] }', { strict: true });
  expect(rows).toMatchObject([{ line: 2, kind: 'minutes', said: { meeting: '2026-1' } }]);
  expect(refusedIn('{ "rows": [\n  { "minutes": { meeting: 1 } }\n] }', true)).toMatchObject([
    { line: 2, reason: expect.stringMatching(/^is no JSON/) },
  ]);
});

it('days, hours and words that look like something else stay what was written', () => {
  const [row] = readRows('rows:\n- a-row: { day: 2017-05-30, hour: 15:00, land: no, zeros: "007", n: 7 }').rows;
  expect(row!.said).toEqual({ day: '2017-05-30', hour: '15:00', land: 'no', zeros: '007', n: 7 });
});

describe('a file that means ill', () => {
  it('has no aliases: what nine lines would make a billion of is refused at its line', () => {
    const bomb = ['rows:', '- a: &a { x: 1 }', '- b: { y: *a }'];
    const { rows, refused } = readRows(bomb.join('\n').replace('- a:', '- plan:').replace('- b:', '- plan:'));
    expect(refused).toEqual([{ line: 3, reason: 'refers to another place: say it out' }]);
    expect(rows).toHaveLength(1);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('has no field called %s', (name) => {
    const { rows, refused } = readRows(`rows:\n- plan:\n    content:\n      ${name}: { admin: true }`);
    expect([rows, refused]).toEqual([[], [{ line: 4, reason: 'has a name that no field has' }]]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('has no tags of its own, no second document, no name twice, no merging', () => {
    expect(refusedIn('rows:\n- plan: { code: !!js/function "x" }')).toMatchObject([{ line: 2 }]);
    expect(refusedIn('rows:\n- plan: { code: !!binary aGk= }')).toMatchObject([{ line: 2 }]);
    expect(refusedIn('rows: []\n---\nrows: []')).toMatchObject([{ line: 2 }]);
    expect(refusedIn('rows:\n- plan:\n    code: a\n    code: b')).toEqual([{ line: 4, reason: 'says code twice' }]);
    expect(refusedIn('rows:\n- plan:\n    ? [a]\n    : b')).toHaveLength(1);
    const [row] = readRows('rows:\n- plan: { "<<": { code: a } }').rows;
    expect(row!.said.code).toBeUndefined();
  });

  it('is neither too deep nor too large for whoever reads it', () => {
    const begun = process.cpuUsage(); // of this thread’s process: a loaded machine lets it wait
    const deep = 'is deeper than anything that can be imported';
    for (const text of [
      '['.repeat(LARGEST_IMPORT - 10),
      `rows:\n- plan: ${'{a: '.repeat(40)}1${'}'.repeat(40)}`,
      `rows:\n- plan:\n    a: ${'{a: '.repeat(999)}1${'}'.repeat(999)}`,
      `rows:\n${'- '.repeat(1_000_000)}a`,
      `rows:\n- plan: {a: ${'? '.repeat(500_000)}a}`,
    ])
      expect([text.slice(0, 20), refusedIn(text)[0]?.reason]).toEqual([text.slice(0, 20), deep]);
    const stairs = Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n');
    expect(refusedIn(`rows:\n${stairs}`)[0]?.reason).toBe(deep);
    expect(refusedIn('#'.repeat(LARGEST_IMPORT + 1))).toEqual([
      { line: 1, reason: `is larger than ${LARGEST_IMPORT} bytes` },
    ]);
    expect(refusedIn(`rows:\n${'- a: {}\n'.repeat(MOST_ROWS + 1)}`)).toMatchObject([
      { reason: expect.stringContaining('rows') },
    ]);
    const many = `rows:\n- plan: {${Array.from({ length: 150_000 }, (_, i) => `a${i}: 1`).join(', ')}}`;
    expect(readRows(many).rows).toHaveLength(1);
    expect(process.cpuUsage(begun).user).toBeLessThan(20_000_000);
  });

  it('that is no such file says so', () => {
    for (const text of [
      '',
      '- a',
      'rows: 1',
      'row: []',
      'rows: [1]',
      'rows: [{ a: 1 }]',
      'rows: [{ a: {}, b: {} }]',
      'rows: [{ A B: {} }]',
      '\0',
    ])
      expect([text, refusedIn(text).length]).toEqual([text, 1]);
  });
});

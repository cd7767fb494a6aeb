import { excerpt } from '../../src/portal/excerpt.js';

it.each([
  ['**ასე**; და *ისე*.', 'ასე; და ისე.'],
  ['# სათაური\n\n- ერთი\n- ორი', 'სათაური ერთი ორი'],
  ['[ბმული](https://example.ge) და [ეს](javascript:alert(1))', 'ბმული და [ეს](javascript:alert(1))'],
  ['<b>x</b> & "y" `z<1`', '<b>x</b> & "y" z<1'],
  ['&lt;script&gt;', '<script>'],
  ['', ''],
])('tells %j as %j', (body, text) => {
  expect(excerpt(body, 200)).toBe(text);
});

it('is cut by letters, and says so', () => {
  expect(excerpt('ერთი ორი სამი', 6)).toBe('ერთი…');
  expect([...excerpt('👩‍🌾'.repeat(40), 10)].length).toBeLessThanOrEqual(10);
});

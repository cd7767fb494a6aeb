import { markdown } from '../../src/portal/markdown.js';

/** The elements and attributes of a piece of HTML, as a browser would find them after entities are read. */
const tagsOf = (html: string) => [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag!.toLowerCase());
const hrefsOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe('Markdown', () => {
  it('becomes paragraphs, lists, quotations, emphasis and code', () => {
    const html = markdown('**მუქი** და _დახრილი_\n\n- ერთი\n- ორი\n\n> ციტატა\n\n`კოდი`');
    expect(html).toContain('<strong>მუქი</strong> და <em>დახრილი</em>');
    for (const tag of ['p', 'ul', 'li', 'blockquote', 'code']) expect(tagsOf(html)).toContain(tag);
  });

  it('makes headings that stand below those of the page', () => {
    expect(markdown('# დიდი\n\n###### პატარა').replaceAll('\n', '')).toBe('<h3>დიდი</h3><h4>პატარა</h4>');
  });

  it('vouches for no link', () => {
    expect(markdown('[ბმული](https://example.ge/a?b=1&c=2)')).toBe(
      '<p><a href="https://example.ge/a?b=1&amp;c=2" rel="nofollow ugc noopener">ბმული</a></p>\n',
    );
    expect(hrefsOf(markdown('<mailto:a@example.ge> <https://example.ge>'))).toEqual([
      'mailto:a@example.ge',
      'https://example.ge/',
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](<java\nscript:alert(1)>)',
    '[x]( \u0001javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/ka/sign-out)',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '[[x](javascript:a)](javascript:b)',
  ])('leads nowhere by %j', (text) => {
    expect(hrefsOf(markdown(text))).toEqual([]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<ScRiPt src=//evil.example></ScRiPt>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<style>*{display:none}</style>',
    '<math><mtext></p><style><img src=x onerror=alert(1)></style></math>',
    '`</code><script>alert(1)</script>`',
    '```"><script>\nalert(1)\n```',
    '[x](https://example.ge "onmouseover=alert(1) x=\\"")',
    '[a](https://example.ge/"onmouseover="alert(1))',
    '![x](https://evil.example/pixel.png)',
    '![x](javascript:alert(1))',
    '[![x](https://evil.example/p.png)](https://example.ge)',
  ])('shows as it was written, and never runs, %j', (text) => {
    const html = markdown(text);
    expect(tagsOf(html).filter((tag) => !['p', 'a', 'code', 'pre', 'br'].includes(tag))).toEqual([]);
    const attributes = [...html.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) =>
      [...tag.matchAll(/\s([a-z-]+)="/g)].map(([, name]) => name),
    );
    expect(attributes.filter((name) => name !== 'href' && name !== 'rel')).toEqual([]);
  });

  it.each([
    ['quotations', '>'.repeat(4_000)],
    ['lists', Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['brackets', '['.repeat(4_000)],
    ['links', `${'['.repeat(1_000)}x${'](https://example.ge)'.repeat(200)}`],
    ['emphasis', `${'*_'.repeat(1_900)}x`],
    ['backticks', Array.from({ length: 90 }, (_, i) => '`'.repeat(i)).join(' ')],
  ])('nests %s only so deep', (_, text) => {
    const html = markdown(text);
    let [depth, deepest] = [0, 0];
    for (const [, closing, tag] of html.matchAll(/<(\/?)([a-z0-9]+)/g)) {
      if (tag === 'br' || tag === 'hr') continue;
      depth += closing ? -1 : 1;
      deepest = Math.max(deepest, depth);
    }
    expect(depth).toBe(0);
    expect(deepest).toBeLessThanOrEqual(13);
    expect(html.length).toBeLessThan(120_000);
  });

  it('is read as plain text where it is longer than any text of the forum', () => {
    const html = markdown(`**x** <b>${'y'.repeat(20_000)}`);
    expect(html.startsWith('<p>**x** &lt;b&gt;yyy')).toBe(true);
  });

  it('loses no word of what goes too deep', () => {
    for (const marks of [1, 12, 20, 35, 36, 37, 60, 400])
      expect([marks, markdown(`${'>'.repeat(marks)} ${'and so on, '.repeat(3)}`)]).toEqual([
        marks,
        expect.stringContaining('and so on'),
      ]);
  });
});

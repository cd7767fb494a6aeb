import { renderPage } from '../../src/portal/controllers/render.js';
import { LANGS } from '../../src/portal/frame.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { pages } from './gallery/from-source.js';
import { gallery } from './gallery/gallery.js';
import { day, id } from './made-up.js';

const shown = Object.entries(gallery(pages)).flatMap(([name, render]) =>
  LANGS.map((lang) => [name, lang, renderPage(render(lang))] as const),
);
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found!);
/** What a reader reads: no markup, no data. */
const words = (html: string) => html.replace(/<script[^>]*>.*?<\/script>/gs, '').replace(/<[^>]+>/g, ' ');

describe.each(shown)('%s in %s', (_, lang, html) => {
  it('says no undefined, no NaN, no object', () => {
    expect(words(html)).not.toMatch(/undefined|NaN|\[object|null|\{n\}|Invalid Date/);
    expect(all(html, /=("(?:undefined|NaN|null|\[object[^"]*)")/g)).toEqual([]);
  });

  it('is a whole document with one heading and a way past the navigation', () => {
    expect(html.startsWith(`<!doctype html><html lang="${lang}"><head>`)).toBe(true);
    expect(all(html, /(<h1[ >])/g)).toHaveLength(1);
    expect(html).toContain('href="#main"');
    expect(all(html.split('</head>')[0]!, /<title>([^<]+)<\/title>/g)).toHaveLength(1);
  });

  it('leads to itself in the other language, and names its languages', () => {
    const [path] = all(html, /rel="canonical" href="https:\/\/ghia\.example\.ge\/(?:ka|en)([^"]*)"/g);
    const other = lang === 'ka' ? 'en' : 'ka';
    expect(html).toContain(`class="language" href="/${other}${path}`);
    for (const [of, to] of [
      ['ka', 'ka'],
      ['en', 'en'],
      ['x-default', 'ka'],
    ])
      expect(html).toContain(`hreflang="${of}" href="https://ghia.example.ge/${to}${path}"`);
  });

  it('says that it is a demonstration, to readers and to search engines', () => {
    expect(html).toContain(lang === 'ka' ? 'არ არის თბილისის მერიის სერვისი' : 'not a service of Tbilisi City Hall');
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  it('needs no inline style or script', () => {
    expect(html).not.toMatch(/<style|<[^>]*\s(?:style|on[a-z]+)=|javascript:/i);
    expect(all(html, /<script([^>]*)>/g).filter((a) => !/src="\/a\/|application\/ld\+json/.test(a))).toEqual([]);
  });

  it('has every id once, and each label, hint and mistake leads to one', () => {
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const named = all(html, /\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g).flatMap((list) => list.split(' '));
    const anchors = all(html, /href="#([^"]+)"/g);
    expect([...named, ...anchors].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('guards every form that changes something', () => {
    const forms = all(html, /(<form[^>]*method="post".*?<\/form>)/gs);
    for (const form of forms) expect(form).toContain('name="key"');
    const signedIn = html.includes(`/${lang}/me"`) && forms.some((form) => form.includes('name="csrf"'));
    if (signedIn) for (const form of forms) expect(form).toContain('name="csrf"');
  });
});

it('shows each petition’s text in the language it was written in', () => {
  const html = renderPage(gallery(pages)['open-other-language']!('ka'));
  expect(html).toContain('<h1 lang="en">Bus stop signs in Georgian and English</h1>');
});

it('says of the office’s own words, of names and of reasons in which language they are', () => {
  const of = (name: string) => renderPage(gallery(pages)[name]!('en'));
  expect(of('open')).toContain('By <span lang="ka">თამარ ლომიძე</span>');
  expect(of('open')).toContain('<li><span lang="ka">ნ. ბ.</span></li>');
  expect(all(of('answered'), /<div class="prose" lang="(\w+)">/g).length).toBeGreaterThan(3); // versions, what was done, details
  expect(of('me')).toContain('<h1>Hello, <span lang="ka">');
  for (const name of ['answered', 'refused']) expect(of(name)).not.toContain('<div class="prose">');
});

it('does the same in the rooms of the office, and calls no words of ours Georgian in English', () => {
  const of = (name: string) => renderPage(gallery(pages)[name]!('en'));
  const names = '<span lang="ka">ნინო ბერიძე</span>, <time';
  for (const name of ['sheets', 'sheet', 'lists']) expect(of(name)).toContain(names);
  expect(of('lists')).toMatch(/Purpose: <span lang="ka">საკრებულოს/);
  for (const reason of ['უჩვეულო სიჩქარე ღამის საათებში', 'საჩივრის შემდეგ'])
    expect(of('reviews')).toContain(`<p lang="ka">${reason}</p>`);
  for (const said of ['გელა ლომიძე', 'აპარატი']) expect(of('staff')).toContain(`<span lang="ka">${said}</span>`);
  for (const [, , html] of shown.filter(([, lang]) => lang === 'en'))
    expect(all(html, /<(?:h1|h2|h3|p|span) lang="ka">([^<]*)</g).filter((said) => /^[\w ,.]+$/.test(said))).toEqual([]);
});

it.each(LANGS)('names in %s who is responsible, where to complain, and whom to write to', (lang) => {
  const { contact: t, privacy } = say(lang);
  const of = (name: string) => renderPage(gallery(pages)[name]!(lang));
  expect(words(of('privacy'))).toContain(privacy.sections[0]!.items[0]);
  for (const to of ['https://personaldata.ge/', 'mailto:dpo@example.ge'])
    expect(of('privacy')).toContain(`href="${to}"`);
  expect(of('accessibility')).toContain('href="https://ombudsman.ge/"');
  for (const name of ['contact', 'accessibility'])
    for (const to of ['tel:+995322000000', 'mailto:ghia@example.ge']) expect(of(name)).toContain(`href="${to}"`);
  expect(of('contact-none')).not.toMatch(/href="(tel|mailto):/);
  expect(words(of('contact-none'))).toContain(t.ways.address);
  for (const page of ['contact', 'privacy', 'accessibility']) expect(of('home')).toContain(`href="/${lang}/${page}"`);
});

it('says that an answer is late from the day after its term, and overdue after the last day of the law', () => {
  const { answer, steps } = say('ka').petition;
  const [waits, late, overdue] = ['goal-reached', 'late', 'overdue'].map((name) =>
    words(renderPage(gallery(pages)[name]!('ka'))),
  );
  expect(waits).toContain(answer.waiting(day(24)));
  for (const said of [steps.late, answer.overdue(day(-5)), answer.limit(day(55))]) expect(late).toContain(said);
  expect(late).not.toContain(answer.waiting(day(-5)));
  expect([overdue!.includes(steps.overdue), overdue!.includes(steps.late)]).toEqual([true, false]);
});

it('says of a revised answer when it was revised, and when it was first given', () => {
  const { answer: t } = say('ka').petition;
  const said = words(renderPage(gallery(pages).answered!('ka'))).replace(/ +/g, ' ');
  expect(said).toContain(`${t.revised(day(-8))} ${t.first(day(-20))} ${t.version(2)}`);
  expect(said).toContain(`${t.on(day(-20))} ${t.version(1)}`);
  expect(said).not.toContain(t.on(day(-8)));
});

it('keeps the ways from a case under one heading, and folds away what happened to it', () => {
  const html = renderPage(gallery(pages)['case-answer']!('ka'));
  const [links] = all(html, /<nav class="card stack" aria-labelledby="of-this">(.*?)<\/nav>/g);
  expect(all(links!, /href="([^"]+)"/g)).toEqual(
    ['/petitions/ID', '/moderation/ID/reviews', '/moderation/ID/sheets', '/moderation/ID/signatory-lists'].map(
      (path) => `/ka${path.replace('ID', id(1))}`,
    ),
  );
  expect(html).toMatch(/<details class="fold card"><summary>[^<]+<\/summary><ol class="timeline">/);
});

it('says of each case its kind first, then how much time there is, then the rest', () => {
  const { kinds, bands, late, due, since } = say('ka').office.queue;
  const [row] = all(renderPage(gallery(pages).queue!('ka')), /<li class="card item plain">(.*?)<\/li>/g);
  expect(row).toMatch(
    new RegExp(`^<p class="kicker"><b>${kinds.moderation}</b><span class="tag bad">${bands.overdue}<`),
  );
  const [time, rest] = all(row!, /<p class="(?:meta )?dotted">(.*?)<\/p>/g);
  expect(time).toBe(`<span>${late(1)}</span><span>${due(day(-1))}</span>`);
  expect(rest).toContain(`<span>${since(day(-12))}</span>`);
});

it('offers the link for supporters to people one knows, and the page of a petition to everybody', () => {
  const shared = (name: string) =>
    all(renderPage(gallery(pages)[name]!('ka')), /<a href="https:\/\/[^"]+" rel="noopener noreferrer">(\w+)</g);
  for (const name of ['new-created', 'gathering-author']) expect(shared(name)).toEqual(['Telegram', 'WhatsApp']);
  expect(shared('open')).toEqual(['Facebook', 'Telegram', 'WhatsApp', 'X', 'Bluesky']);
});

it('gives what the charts are drawn from as tables too', () => {
  const html = renderPage(gallery(pages).open!('ka'));
  for (const name of ['curve', 'districts']) expect(html).toContain(`/api/v1/petitions/${id(1)}/${name}.csv"`);
});

it('leads from a page of the past to the data of the same moment', () => {
  const data = all(renderPage(gallery(pages).past!('ka')), /href="([^"]*\/api\/v1\/[^"]*)"/g);
  expect(data.length).toBeGreaterThan(5);
  for (const href of data) expect(href).toMatch(/\?asOf=40000$/);
});

it('says that a text is erased, and shows nothing of it', () => {
  const html = renderPage(gallery(pages).erased!('ka'));
  expect(html).toContain('ტექსტი წაშლილია');
  expect(html).toContain('სახელი წაშლილია');
});

it('offers signing only where it can be done', () => {
  const signable = ['open', 'open-reader', 'goal-reached', 'open-author'];
  for (const [name, render] of Object.entries(gallery(pages))) {
    if (!/^(open|gathering|checking|refused|appealed|goal|late|overdue|closed|withdrawn|answered|past)/.test(name))
      continue;
    const offered = renderPage(render('en')).includes('class="deed-bar"');
    expect([name, offered]).toEqual([name, signable.includes(name) || name === 'open-other-language']);
  }
});

it('tells nothing by whether a number exists', () => {
  const code = renderPage(gallery(pages).code!('en'));
  expect(code).toContain('If the details match, we have sent you a code.');
});

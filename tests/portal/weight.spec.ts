import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { FOUND } from '../../src/demo/report-texts.js';
import type { Assets } from '../../src/portal/assets.js';
import { renderPage } from '../../src/portal/controllers/render.js';
import { smaller } from '../../src/portal/controllers/smaller.js';
import { TopicPage } from '../../src/portal/pages/topic.js';
import { VotePage } from '../../src/portal/pages/vote.js';
import { scratch } from '../support/scratch.js';
import { builtInto } from './built.js';
import { crowdedTopic } from './gallery/forum.js';
import { crowdedBallot } from './gallery/vote.js';

const fresh = scratch();
let assets: Assets;
beforeAll(() => {
  assets = builtInto(dirname(fresh()));
});

const sent = (name: string) => {
  const file = join(assets.folder, assets.url(name).slice('/a/'.length));
  return readFileSync(name.endsWith('.woff2') ? file : `${file}.br`).length;
};

const WORDS = Object.values(FOUND)
  .flat()
  .flatMap((text) => text.split(' '));
/** Made-up replies of so many words, none like another. */
function talk(n: number, words: number): string {
  let seed = n * 7_919 + 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length]!;
  };
  return Array.from({ length: words }, next).join(' ');
}

it('a topic’s page with as much as it ever holds comes whole in less than 60 kB', () => {
  const view = crowdedTopic((n) => talk(n, 45), assets.url.bind(assets));
  const html = renderPage(TopicPage(view, 'ka'));
  const page = smaller(html, 'gzip, br')!.body.length;
  const rest = ['ghia.css', 'forum.js', 'ka.woff2', 'latin.woff2', 'favicon.svg'].map(sent);
  const whole = rest.reduce((sum, one) => sum + one, page);
  expect(html.match(/<article/g)!.length).toBe(1 + 10 + 10 * 5);
  expect(whole).toBeLessThan(60_000);
});

it('a ballot of sixty projects comes whole in less than 60 kB, and what seals it in one island of less than 40 kB', () => {
  const html = renderPage(
    VotePage(
      crowdedBallot((n) => talk(n, 6), assets.url.bind(assets)),
      'ka',
    ),
  );
  expect(html.match(/data-project=/g)).toHaveLength(60);
  const page = smaller(html, 'gzip, br')!.body.length;
  const rest = ['ghia.css', 'ka.woff2', 'latin.woff2', 'favicon.svg'].map(sent);
  expect(rest.reduce((sum, one) => sum + one, page)).toBeLessThan(60_000);
  expect(sent('vote.js')).toBeLessThan(40_000);
});

it('a page goes out in the best form that a browser takes', () => {
  const page = '<p>ღია</p>'.repeat(100);
  const of = (accepted: string | undefined) => smaller(page, accepted);
  expect(brotliDecompressSync(of('gzip, deflate, br')!.body).toString()).toBe(page);
  expect(gunzipSync(of('gzip')!.body).toString()).toBe(page);
  expect([of('gzip;q=1.0, br;q=0')!.encoding, of('identity'), of('gzip;q=0'), of('')]).toEqual([
    'gzip',
    undefined,
    undefined,
    undefined,
  ]);
  expect(of(undefined)).toBeUndefined();
});

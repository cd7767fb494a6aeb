import { defineConfig } from '@playwright/test';
import { chromium } from './tools/chromium.mjs';

const port = Number(process.env.GHIA_TEST_PORT ?? 3123);
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Each project comes from a network of its own, as three people would: limits by network hold within a flow, not across. */
const from = (n: number) => ({ extraHTTPHeaders: { 'x-forwarded-for': `198.51.${100 + n}.1` } });

/** Sets the screen itself, so once is enough. */
const LETTERS = 'letters.spec.ts';

/** Each flow runs three times: on a phone, on a desktop, and on a phone without JavaScript. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  workers: 2, // flows share one city, as people do: none may count on being alone in it
  timeout: 120_000, // nothing here is measured
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? 'list' : 'line',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'ka-GE',
    timezoneId: 'Asia/Tbilisi',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', // nobody else is asked anything
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'letters', testMatch: LETTERS, use: phone },
    { name: 'phone', testIgnore: LETTERS, use: { ...phone, ...from(0) } },
    { name: 'desktop', testIgnore: LETTERS, use: { viewport: { width: 1280, height: 900 }, ...from(1) } },
    // axe is a script, so it looks at the same pages in the other two; what a script adds while one types, petition.spec.ts
    // sees on the page that follows
    {
      name: 'nojs',
      testIgnore: LETTERS,
      use: { ...phone, ...from(2), javaScriptEnabled: false },
      grepInvert: /is accessible|while a title is written|the live map|comes alive|placed on the map/,
    },
  ],
  webServer: {
    command: 'node tests/browser/city.mjs',
    env: { GHIA_PORT: String(port) },
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 240_000, // the city takes its time on a loaded machine
    reuseExistingServer: false,
  },
});

import { defineConfig } from '@playwright/test';
import { browser, LETTERS, phone } from '../../playwright.config.js';

export default defineConfig(browser, {
  testDir: '.',
  testMatch: LETTERS,
  outputDir: '../../test-results/letters',
  projects: [{ name: 'phone', use: phone }],
});

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { signInTo } from '../../support/browser/console-browser.ts';
import {
  answerAsDescribed,
  asMember,
  asOperator,
  GOES_ON,
} from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const SHIFTS = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const HIDDEN = `
  [...document.querySelectorAll('main *')]
    .filter((each) => getComputedStyle(each).visibility === 'hidden').length
`;

const PAGES = [
  ...['/', '/members', '/billing', '/webhooks', '/account', '/settings', '/analytics'].map(
    (path) => ({
      ...{ path, who: 'an owner', answers: asMember('owner') },
    }),
  ),
  ...['/', '/platform', '/audit'].map((path) => ({
    ...{ path, who: 'an operator', answers: asOperator('admin') },
  })),
];

describe('a page whose parts come one after the other', () => {
  it.each(PAGES)(
    'moves nothing that was shown, and shows all: $path of $who',
    async ({ path, answers }) => {
      const { page } = await web.visit();
      await answerAsDescribed(page, answers);
      await page.goto(web.url);
      await signInTo(page, { email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' });
      // Each answer later than the one before, the first one asked for last of all.
      let asked = 0;
      await page.route('**/v1/**', async (route) => {
        asked += 1;
        await sleep(Math.max(50, 600 - 75 * asked));
        return route.fallback();
      });
      await page.addInitScript(SHIFTS);
      const { refreshSession: json } = GOES_ON;
      await page.route('**/v1/sessions/refresh', (route) => route.fulfill({ json }));
      await page.goto(`${web.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expect.poll(() => page.locator('[data-loading]').count()).toBe(0);
      expect(await page.evaluate('window.shift')).toBe(0);
      expect(await page.evaluate(HIDDEN)).toBe(0);
    },
  );
});

import type { BrowserContext, Page } from 'playwright-core';

/** A page of the console, and what is there once it can be used. */
export type TimedPage = {
  readonly path: string;
  readonly title: string;
  readonly has: string;
};

/** By the page's own clock, which begins with the navigation: when it was painted with all that it waits for. */
const TIMINGS = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  window.whenUsable = ({ title, has }) => new Promise((resolve) => {
    const look = () => {
      const isLoading = [...document.querySelectorAll('main [role=status]')].some(
        (status) => status.textContent === 'Loading…',
      );
      const isThere =
        document.querySelector('main h1')?.textContent === title &&
        document.querySelector('main ' + has) !== null;
      const next = () => (isThere && !isLoading ? resolve(performance.now()) : look());
      requestAnimationFrame(next);
    };
    look();
  });
  window.followed = async (page) => {
    const from = performance.now();
    document.querySelector('nav a[href="' + page.path + '"]').click();
    return (await window.whenUsable(page)) - from;
  };
`;

export const watchTimings = (context: BrowserContext) => context.addInitScript(TIMINGS);

const usable = (page: Page, which: TimedPage) =>
  page.evaluate<number>(`whenUsable(${JSON.stringify(which)})`);

/** From the navigation on, its files known to the browser and its data not; and how far its parts moved. */
export async function loaded(page: Page, url: string, which: TimedPage) {
  await page.goto(`${url}${which.path}`, { waitUntil: 'commit' });
  const ms = await usable(page, which);
  await page.waitForLoadState('networkidle');
  return { ms, shift: await page.evaluate<number>('window.shift') };
}

/** From a click in the page: at first, and once more, when the page's own cache has it. */
export async function followed(page: Page, start: TimedPage, which: TimedPage) {
  const follow = (next: TimedPage) => page.evaluate<number>(`followed(${JSON.stringify(next)})`);
  const first = await follow(which);
  await follow(start);
  return { first, again: await follow(which) };
}

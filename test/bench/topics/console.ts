import type { Page } from 'playwright-core';
import { buildConsole } from '../../../infra/build-console.ts';
import {
  openConsole,
  signInTo,
  type ConsoleBrowser,
  type SignIn,
} from '../../support/browser/console-browser.ts';
import { firstLoadsOf } from '../../support/browser/first-load.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { followed, loaded, watchTimings, type TimedPage } from '../page-timings.ts';
import { percentile } from '../percentile.ts';
import { seedTenants } from '../seeded-tenants.ts';
import type { Cell, Table } from '../table.ts';
import type { Topic } from '../topic.ts';

const TENANTS = 1_000;
const RUNS = 10;
const KB = 1_000;

const LIST = { path: '/tenants', title: 'Tenants', has: 'a[data-row]' };
const START: TimedPage = { path: '/', title: 'Overview', has: 'section' };
const OPERATORS: readonly TimedPage[] = [
  LIST,
  { path: '/audit', title: 'Audit', has: 'tbody tr' },
  { path: '/platform', title: 'Plans and platform', has: 'tbody tr' },
];
const MEMBERS: readonly TimedPage[] = [
  { path: '/members', title: 'Members', has: 'tbody tr' },
  { path: '/billing', title: 'Usage and bills', has: 'section' },
  { path: '/webhooks', title: 'Webhooks', has: 'section' },
  { path: '/files', title: 'Files', has: 'section' },
];

type Times = {
  readonly loads: number[];
  readonly firsts: number[];
  readonly agains: number[];
  readonly shifts: number[];
};

export const consolePages: Topic = {
  name: 'console',
  title: 'The console: pages in Chromium',
  needsCloud: true,

  async measure(cloud) {
    await seedTenants(cloud, TENANTS);
    const times = await timesOf(cloud);
    const list = times.get(LIST.path);
    const shift = Math.max(...[...times.values()].flatMap(({ shifts }) => shifts));
    const again = percentile(list?.agains ?? [], 0.95);
    const load = percentile(list?.loads ?? [], 0.95);
    const sizes = firstLoadsOf(buildConsole());
    const largest = Math.max(...Object.values(sizes.pages)) / KB;
    return {
      how: [
        `By the clock of the page, which begins with the navigation or the click, until what it shows is painted with its data; ${RUNS} runs each, beside the local cloud on the same cores. “Loaded” has the console’s files in the browser’s cache and asks for its session and all data; “opened” is a click in a page that is open, “again” the same once the page’s cache has the data. The list has ${TENANTS} tenants, of which it asks for 100.`,
      ],
      tables: [
        goalsTable([
          {
            goal: 'the list usable < 1 s after navigation; p95 ms',
            measured: load,
            isMet: load < 1_000,
          },
          { goal: 'the list < 150 ms from cache; p95 ms', measured: again, isMet: again < 150 },
          { goal: 'no layout shift; the most of any page', measured: shift, isMet: shift === 0 },
          { goal: 'first load <= 200 KB of JavaScript', measured: largest, isMet: largest <= 200 },
        ]),
        {
          title: 'Until a page is usable, ms',
          columns: ['page', 'loaded p50', 'p95', 'opened p50', 'p95', 'again p50', 'p95', 'shift'],
          rows: [...times].map(([path, { loads, firsts, agains, shifts }]): Cell[] => [
            path,
            ...[loads, firsts, agains].flatMap((ms) => [percentile(ms, 0.5), percentile(ms, 0.95)]),
            Math.max(...shifts),
          ]),
        },
        sizesTable(sizes),
      ],
    };
  },
};

function sizesTable({ entry, styles, pages }: ReturnType<typeof firstLoadsOf>): Table {
  const largest = Object.entries(pages).sort(([, one], [, other]) => other - one);
  return {
    title: 'First load, KB of gzip',
    columns: ['what', 'KB'],
    rows: [
      ['styles', styles / KB],
      ['scripts that every page needs', entry / KB],
      ...largest
        .slice(0, 3)
        .map(([page, bytes]): Cell[] => [
          `with ${page.replace(/^src\/|-page\.tsx$/g, '')}`,
          bytes / KB,
        ]),
    ],
  };
}

async function timesOf({ api }: BenchCloud): Promise<ReadonlyMap<string, Times>> {
  const { id, slug, admin } = await api.createTenant({ plan: 'pro' });
  await api.untilSettled(id);
  const web = await openConsole(api.url);
  try {
    const asOperator = await visits(web, api.operator, { start: START, pages: OPERATORS });
    const start = { ...START, title: `Welcome to ${slug}` };
    const asOwner = await visits(web, { ...admin, tenant: slug }, { start, pages: MEMBERS });
    return new Map([...asOperator, ...asOwner]);
  } finally {
    await web.close();
  }
}

type Tour = { readonly start: TimedPage; readonly pages: readonly TimedPage[] };

async function visits(
  web: ConsoleBrowser,
  person: SignIn,
  { start, pages }: Tour,
): Promise<[string, Times][]> {
  const { page, context } = await web.visit();
  await watchTimings(context);
  await page.goto(`${web.url}/sign-in`);
  await signInTo(page, person);
  const all: [string, Times][] = [];
  for (const which of pages) all.push([which.path, await timesAt(page, web.url, { start, which })]);
  await context.close();
  return all;
}

type Way = { readonly start: TimedPage; readonly which: TimedPage };

async function timesAt(page: Page, url: string, { start, which }: Way): Promise<Times> {
  const times: Times = { loads: [], firsts: [], agains: [], shifts: [] };
  // The first run fills the browser's cache, and starts functions that nothing has called yet.
  for (let run = 0; run <= RUNS; run += 1) {
    const { ms, shift } = await loaded(page, url, which);
    await loaded(page, url, start);
    const { first, again } = await followed(page, start, which);
    if (run === 0) continue;
    times.loads.push(ms);
    times.firsts.push(first);
    times.agains.push(again);
    times.shifts.push(shift);
  }
  return times;
}

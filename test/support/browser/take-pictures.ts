import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repository } from '../../../local/home.ts';
import { openConsole, type ConsoleBrowser, type Wishes } from './console-browser.ts';
import { answerAsDescribed, GOES_ON, type Answers } from './described-api.ts';
import { picturedCompany } from './pictured-company.ts';
import { ACME, picturedPlatform, platformMetric, TROUBLED } from './pictured-platform.ts';
import { NOW } from './pictured-time.ts';

type Picture = {
  readonly path: string;
  readonly answers: Answers;
  readonly look?: Wishes;
  /** What is opened before the picture is taken. */
  readonly open?: (page: Page) => Promise<void>;
};

const DARK = { colorScheme: 'dark' } as const;
const NARROW = { isNarrow: true };

async function makeKey(page: Page) {
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nightly import');
  await dialog.getByRole('checkbox', { name: 'records:write' }).check();
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await dialog.locator('[data-secret]').waitFor();
}

/** The pictures of docs/console.md, by their names. */
const PICTURES: Readonly<Record<string, Picture>> = {
  start: { path: '/', answers: picturedCompany },
  members: { path: '/members', answers: picturedCompany, look: DARK },
  roles: { path: '/roles', answers: picturedCompany },
  'new-key': {
    ...{ path: '/api-keys', answers: picturedCompany, look: DARK },
    open: makeKey,
  },
  usage: { path: '/billing', answers: picturedCompany },
  delivery: {
    ...{ path: '/webhooks', answers: picturedCompany },
    open: (page) => page.getByRole('button', { name: 'Open: member.joined' }).click(),
  },
  overview: { path: '/', answers: picturedPlatform, look: DARK },
  timeline: {
    ...{ path: `/tenants/${ACME.id}`, answers: picturedPlatform },
    open: (page) => page.getByRole('tab', { name: 'Timeline' }).click(),
  },
  account: { path: '/account', answers: picturedCompany, look: NARROW },
  webhooks: { path: '/webhooks', answers: picturedCompany, look: NARROW },
};

const FOLDER = join(repository, 'docs', 'console');
const WIDTH = 900;
const NARROW_WIDTH = 340;
const QUALITY = 0.8;

async function take(web: ConsoleBrowser, { path, answers, look, open }: Picture): Promise<Buffer> {
  const { page, context } = await web.visit(look);
  await page.clock.setFixedTime(NOW);
  // As on a screen whose scroll bars lie over the page.
  const devtools = await context.newCDPSession(page);
  const size = { width: 1_200, height: 800, ...page.viewportSize() };
  const metrics = { ...size, deviceScaleFactor: 1, mobile: true };
  await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
  await answerAsDescribed(page, { ...answers, ...GOES_ON });
  await page.route(/\/v1\/tenants\?.*status=failed/, (route) => route.fulfill({ json: TROUBLED }));
  await page.route(/\/v1\/platform\/metrics\?/, (route) => {
    const query = new URL(route.request().url()).searchParams;
    const name = (query.get('name') ?? '') as Parameters<typeof platformMetric>[0];
    return route.fulfill({ json: platformMetric(name, query.get('from') ?? '') });
  });
  await page.goto(`${web.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await open?.(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.activeElement?.blur()');
  const picture = await page.screenshot({ animations: 'disabled' });
  await context.close();
  return webpOf(web, picture, look?.isNarrow ? NARROW_WIDTH : WIDTH);
}

/** By the browser itself, which writes WebP. */
async function webpOf(web: ConsoleBrowser, png: Buffer, width: number): Promise<Buffer> {
  const { page, context } = await web.visit();
  const url = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = ${width};
    canvas.height = Math.round((image.naturalHeight * ${width}) / image.naturalWidth);
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/webp', ${QUALITY});
  })()`);
  await context.close();
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

const web = await openConsole('http://127.0.0.1:9');
try {
  for (const [name, picture] of Object.entries(PICTURES)) {
    writeFileSync(join(FOLDER, `${name}.webp`), await take(web, picture));
    console.log(name);
  }
} finally {
  await web.close();
}

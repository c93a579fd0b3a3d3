import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import {
  axeFindings,
  openConsole,
  overflowOf,
  shot,
  signInTo,
  type ConsoleBrowser,
} from '../../support/browser/console-browser.ts';
import {
  anAccess,
  answerAsDescribed,
  asMember,
  asOperator,
} from '../../support/browser/described-api.ts';

let web: ConsoleBrowser;
beforeAll(async () => {
  web = await openConsole('http://127.0.0.1:9');
});
afterAll(() => web.close());

const ADA = { email: 'ada@acme.example', password: 'Correct-Horse-7-Battery' };

type Step = readonly [name: string, go: (page: Page) => Promise<void>];

/** By the keyboard alone. */
const byPalette = (name: string, heading = name): Step => [
  name,
  async (page) => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await palette.getByRole('combobox').fill(name);
    await palette.getByRole('option', { name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  },
];

const tab = (name: string): Step => [
  `tenant ${name}`,
  (page) => page.getByRole('tab', { name }).click(),
];

const opened = (name: string, button: string): Step => [
  name,
  async (page) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog').waitFor();
  },
];

const closed: Step = ['closed', (page) => page.keyboard.press('Escape')];

const OWNERS: readonly Step[] = [
  byPalette('Overview', 'Welcome to Acme'),
  ...[
    ...['Members', 'Roles', 'API keys', 'Usage and bills', 'Webhooks', 'Records', 'Files'],
    ...['Analytics', 'Audit', 'Support access', 'Settings', 'Inbox', 'My account', 'Export'],
    'Message texts',
  ].map((name) => byPalette(name)),
  byPalette('API keys'),
  opened('new key', 'Make a key'),
  closed,
  byPalette('Webhooks'),
  opened('delivery', 'Open: member.joined'),
  closed,
  byPalette('My account'),
  opened('number', 'Change the number'),
  closed,
  opened('device', 'Remove: Firefox at work'),
  closed,
];

const OPERATORS: readonly Step[] = [
  byPalette('Overview'),
  byPalette('Tenants'),
  byPalette('Acme'),
  ...['Summary', 'Timeline', 'Usage', 'Events', 'Audit', 'Support access', 'Settings'].map(tab),
  opened('action', 'Suspend'),
  closed,
  tab('Support access'),
  [
    'data of a tenant',
    async (page) => {
      await page.getByRole('button', { name: /^Enter: / }).click();
      await page.getByLabel('Collection').selectOption('tasks');
      await page.getByText('Water the plants').waitFor();
    },
  ],
  opened('end of the access', 'End the access'),
  closed,
  ...['Onboard a tenant', 'Operators', 'Flags', 'Audit', 'My account', 'Plans and platform'].map(
    (name) => byPalette(name),
  ),
  opened('a plan', 'Show: Pro'),
  closed,
  byPalette('Mails'),
  opened('a mail', 'Preview: welcome'),
  closed,
];

const AUDIENCES = [
  { who: 'a tenant’s owner', answers: asMember('owner'), steps: OWNERS },
  { who: 'an operator', answers: { ...asOperator('admin'), ...anAccess() }, steps: OPERATORS },
];
const LOOKS = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'narrow', colorScheme: 'light', isNarrow: true },
] as const;

describe.each(AUDIENCES)('the pages of $who', ({ who, answers, steps }) => {
  it.concurrent.for(LOOKS)(
    'are accessible in the $name look, and no wider than the window',
    async (look, { expect }) => {
      const { page, complaints } = await web.visit(look);
      await answerAsDescribed(page, answers);
      await page.goto(web.url);
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      const found: Record<string, unknown> = { 'sign-in': await axeFindings(page) };
      await signInTo(page, ADA);
      for (const [name, go] of steps) {
        await go(page);
        await page.waitForLoadState('networkidle');
        // In the other looks the page is the same but for its colours and widths.
        const rule = look.name === 'light' ? undefined : 'color-contrast';
        const findings = await axeFindings(page, rule);
        found[name] = [...findings, await overflowOf(page)].filter((each) => each !== 0);
        await shot(page, `${who.split(' ').at(-1) ?? ''}-${name}-${look.name}`.toLowerCase());
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
      expect(complaints).toEqual([]);
    },
  );
});

import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, it } from 'vitest';
import type { AnswerOf } from '../../../sdk/src/index.ts';
import { examine, overflowOf, picture, signInTo } from '../../support/browser/console-browser.ts';
import {
  anAccess,
  answerAsDescribed,
  asMember,
  asOperator,
  type Answers,
} from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();
afterAll(() => {
  const file = process.env.FREEHOLD_AXE_TABLE;
  if (file) writeFileSync(file, axeTable());
});

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
  byPalette('Analytics'),
  opened('new alert', 'Add an alert'),
  closed,
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
  opened('new alert', 'Add an alert'),
  closed,
  byPalette('Tenants'),
  byPalette('Acme'),
  ...['Summary', 'Timeline', 'Usage', 'Placement and export', 'Events'].map(tab),
  ...['Audit', 'Support access', 'Settings'].map(tab),
  opened('action', 'Suspend'),
  closed,
  tab('Support access'),
  [
    'data of a tenant',
    async (page) => {
      await page.getByRole('button', { name: /^Enter: / }).click();
      await page.getByLabel('Collection', { exact: true }).selectOption('tasks');
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

/** A page that is read without a session, by the link that leads to it. */
const byLink = (path: string, heading: string): Step => [
  path,
  async (page) => {
    await page.goto(`${web.url}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  },
];

type Asked = Extract<AnswerOf<'createSession'>, { challenge: unknown }>['challenge'];

/** What the sign-in asks for beside the password. */
const challenged = (challenge: Asked, heading: string): Step => [
  `sign-in: ${heading}`,
  async (page) => {
    await answerAsDescribed(page, { createSession: { challenge } });
    await page.goto(`${web.url}/sign-in`);
    await page.getByLabel('E-mail').fill(ADA.email);
    await page.getByLabel('Password').fill(ADA.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  },
];

const AUTHENTICATOR = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Acme?secret=JBSWY3DP' };
const session = 'q83vEjRWeJA…';

const STRANGERS: readonly Step[] = [
  byLink('/sign-in', 'Sign in'),
  byLink('/accept-invitation', 'Accept the invitation'),
  byLink('/forgot-password', 'Reset your password'),
  byLink('/reset-password', 'Choose a new password'),
  byLink('/recover', 'Remove a lost second factor'),
  byLink('/no-such-page', 'There is no such page.'),
  challenged({ name: 'NEW_PASSWORD_REQUIRED', session }, 'Choose a password'),
  challenged({ name: 'SOFTWARE_TOKEN_MFA', session }, 'Second factor'),
  challenged(
    { name: 'MFA_SETUP', session, authenticator: AUTHENTICATOR },
    'Set up a second factor',
  ),
];

type Audience = {
  readonly who: string;
  readonly answers: Answers;
  readonly steps: readonly Step[];
};

const AUDIENCES: readonly Audience[] = [
  { who: 'a tenant’s owner', answers: asMember('owner'), steps: OWNERS },
  { who: 'an operator', answers: { ...asOperator('admin'), ...anAccess() }, steps: OPERATORS },
  { who: 'a stranger', answers: {}, steps: STRANGERS },
];
const LOOKS = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'narrow', colorScheme: 'light', isNarrow: true },
] as const;

/** By page and look: how much axe found, by how many rules that apply. */
const counts = new Map<string, Record<string, string>>();

const axeTable = () =>
  [
    `| page | ${LOOKS.map(({ name }) => name).join(' | ')} |`,
    `| --- | ${LOOKS.map(() => '---').join(' | ')} |`,
    ...[...counts].map(
      ([page, by]) => `| ${page} | ${LOOKS.map(({ name }) => by[name] ?? '–').join(' | ')} |`,
    ),
    '',
  ].join('\n');

describe.each(AUDIENCES)('the pages of $who', ({ who, answers, steps }) => {
  const last = who.split(' ').at(-1) ?? '';

  it.concurrent.for(LOOKS)(
    'are accessible in the $name look, and no wider than the window',
    async (look, { expect }) => {
      const { page, complaints } = await web.visit(look);
      await answerAsDescribed(page, answers);
      if (steps !== STRANGERS) {
        await page.goto(web.url);
        await signInTo(page, ADA);
      }
      const found: Record<string, unknown> = {};
      for (const [name, go] of steps) {
        await go(page);
        if (name === 'closed') continue;
        await page.waitForLoadState('networkidle');
        const { findings, rules } = await examine(page);
        found[name] = [...findings, await overflowOf(page)].filter((each) => each !== 0);
        const key = `${last}: ${name}`;
        counts.set(key, { ...counts.get(key), [look.name]: `${findings.length} of ${rules}` });
        await picture(page, `${last}-${name}-${look.name}`.toLowerCase().replaceAll('/', ''));
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
      expect(complaints).toEqual([]);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { overflowOf } from '../../support/browser/console-browser.ts';
import type { Answers } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

/** Markup, an override of the reading direction, and more letters than a page is wide. */
const HOSTILE = `<img src=x onerror=alert(1)> \u202Egnp.exe ${'W'.repeat(10_000)}`;

const at = '2026-11-28T08:00:00.000Z';
const message = {
  ...{ id: 'whm_1', endpointId: 'whe_1', eventId: 'evt_1', eventType: 'member.joined' },
  ...({ state: 'failed', tries: 1, createdAt: at } as const),
};

type Case = {
  readonly what: string;
  readonly path: string;
  readonly answers: Answers;
  /** The button that opens what shows it. */
  readonly button?: string;
};

const CASES: readonly Case[] = [
  {
    what: 'a notification',
    path: '/inbox',
    answers: {
      listInbox: {
        items: [
          {
            ...{ id: 'ntf_1', template: 'message', category: 'product', title: HOSTILE },
            ...{ text: HOSTILE, link: 'javascript:alert(1)', createdAt: at },
          },
        ],
      },
    },
  },
  {
    what: 'a member’s name',
    path: '/members',
    answers: {
      listMembers: {
        items: [
          {
            ...{ id: 'u1', email: 'a@b.example', name: HOSTILE, role: 'member', version: 1 },
            ...{ status: 'active', createdAt: at, updatedAt: at },
          },
        ],
      },
    },
  },
  {
    what: 'a file’s name',
    path: '/files',
    answers: { listFiles: { items: [{ id: 'fil_1', name: HOSTILE, size: 1, uploadedAt: at }] } },
  },
  {
    what: 'what a record holds',
    path: '/records?collection=tasks',
    answers: {
      listRecords: {
        items: [
          {
            ...{ id: 'rec_1', data: { [HOSTILE]: HOSTILE }, version: 1 },
            ...{ createdAt: at, updatedAt: at },
          },
        ],
      },
    },
  },
  {
    what: 'what an endpoint answered to a webhook',
    path: '/webhooks',
    button: 'Open: member.joined',
    answers: {
      listWebhookMessages: { items: [message] },
      getWebhookMessage: {
        ...message,
        payload: { type: 'member.joined', timestamp: at, data: { name: HOSTILE } },
        attempts: [
          {
            ...{ at, latencyMs: 41, isDelivered: false, status: 500 },
            ...{ reason: HOSTILE, answer: HOSTILE },
          },
        ],
      },
    },
  },
];

/** The texts with an override whose direction goes beyond the element that they stand in. */
const NOT_ISOLATED = `(() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.data.includes('\\u202E')) continue;
    const element = texts.currentNode.parentElement;
    const { display, unicodeBidi } = getComputedStyle(element);
    const isBlock = !display.startsWith('inline') && display !== 'contents';
    const isAlone = unicodeBidi.startsWith('isolate') || unicodeBidi === 'plaintext';
    if (!isBlock && !isAlone) found.push(element.outerHTML.slice(0, 60));
  }
  return found;
})()`;

describe.each([false, true])('a hostile text, narrow: %s', (isNarrow) => {
  it.each(CASES)('is text, and widens nothing: $what', async ({ path, answers, button }) => {
    const { page, complaints } = await web.open({ path, answers, isNarrow });
    const alerts: string[] = [];
    page.on('dialog', (opened) => {
      alerts.push(opened.message());
      void opened.dismiss();
    });
    if (button !== undefined) await page.getByRole('button', { name: button }).click();
    await page.getByText('<img src=x').first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await overflowOf(page)).toBe(0);
    const wider = await page.evaluate<number>(
      "Math.max(0, ...[...document.querySelectorAll('dialog')].map((open) => open.scrollWidth - open.clientWidth))",
    );
    expect(wider).toBe(0);
    expect(await page.evaluate(NOT_ISOLATED)).toEqual([]);
    expect(alerts).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'usage-')), 'events.json');
  writeFileSync(path, text);
  return path;
};
const UQE = 'uqe_01kb2v3m9ne4a8x0c5r7d6f1gh';
const EVENTS = 'POST /v1/usage/events';
const accepted = (id: string) => ({ result: 'accepted', source: 'default', id });

describe('freehold usage send', () => {
  it.each([
    ['an array', '[{"id":"1"},{"id":"2"}]'],
    ['JSON Lines', '{"id":"1"}\n\n{"id":"2"}\n'],
  ])('sends %s', async (_, text) => {
    const bad = {
      result: 'quarantined',
      quarantineId: UQE,
      reason: 'unknown_event_type',
      detail: 'No meter.',
    };
    at.api.on(EVENTS, { body: { results: [accepted('1'), bad] } });
    const { status, stdout } = await run(['usage', 'send', file(text)]);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests(EVENTS)[0]?.body).toEqual([{ id: '1' }, { id: '2' }]);
    expect(stdout).toContain(`1 accepted, 0 duplicate, 1 quarantined.\n${UQE}: No meter.`);
  });

  it('cuts what a request does not take', async () => {
    const events = Array.from({ length: 501 }, (_, index) => ({ id: String(index) }));
    at.api.on(EVENTS, { body: { results: [] } });
    await run(['usage', 'send', file(JSON.stringify(events))]);
    const sizes = at.api.requests(EVENTS).map(({ body }) => (body as unknown[]).length);
    expect(sizes).toEqual([500, 1]);
  });

  it('names the line that is no JSON, and sends nothing', async () => {
    const { status, stderr } = await run(['usage', 'send', file('{"id":"1"}\n{')]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('Line 2 is no JSON.');
    expect(at.api.requests(EVENTS)).toEqual([]);
  });
});

describe('freehold usage show', () => {
  it('shows all meters of the present period', async () => {
    const period = { start: '2026-10-31T23:00:00.000Z', end: '2026-11-30T23:00:00.000Z' };
    const item = { meter: 'mails', version: 'a', unit: 'mail', quantity: '1.5', rounded: '2' };
    at.api.on('GET /v1/usage/current', {
      body: { period: { ...period, timeZone: 'Europe/Berlin' }, items: [{ ...item, events: 1 }] },
    });
    const { stdout } = await run(['usage', 'show']);
    expect(stdout).toContain('a month in Europe/Berlin');
    expect(stdout).toMatch(/mails +2 +mail +1\.5/);
  });

  it('shows a meter by time and group', async () => {
    const row = { start: '2026-11-27T00:00:00.000Z', end: '2026-11-28T00:00:00.000Z' };
    const counted = { version: 'a', dimensions: { region: 'eu' }, quantity: '1.5', events: 3 };
    at.api.on('GET /v1/usage', {
      body: {
        ...{ meter: 'mails', unit: 'mail', aggregation: 'sum', timeZone: 'UTC' },
        items: [{ ...row, ...counted, windowId: 'abc' }],
      },
    });
    const { stdout } = await run(['usage', 'show', 'mails', '--group-by', 'region']);
    expect(stdout).toMatch(/1\.5 +3 +eu +abc/);
  });
});

describe('freehold usage explain and quarantine', () => {
  it('lists the events of a window over its pages', async () => {
    const event = { source: 'app', id: '1', type: 'mail.sent', time: '2026-11-27T12:00:00.000Z' };
    at.api.on('GET /v1/usage/windows/abc/events', {
      body: { items: [{ ...event, receivedAt: event.time, data: {}, value: '2.5' }] },
    });
    expect((await run(['usage', 'explain', 'abc'])).stdout).toMatch(/app +1 +2\.5/);
  });

  it('replays one, or all that are there', async () => {
    const item = { id: UQE, receivedAt: '2026-11-27T12:00:00.000Z', reason: 'invalid_value' };
    at.api.on('GET /v1/usage/quarantine', {
      body: { items: [{ ...item, detail: 'No.', event: 1 }] },
    });
    at.api.on(`POST /v1/usage/quarantine/${UQE}/replay`, { body: accepted('1') });
    expect((await run(['usage', 'quarantine', 'list'])).stdout).toContain(UQE);
    expect((await run(['usage', 'quarantine', 'replay'])).stdout).toContain(`${UQE}: accepted`);
    expect((await run(['usage', 'quarantine', 'replay', UQE])).status).toBe(EXIT.ok);
  });
});

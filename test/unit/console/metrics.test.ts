import { describe, expect, it } from 'vitest';
import { byWindow, spanOf, splitsOf } from '../../../console/src/analytics/metric-query.ts';
import { axeFindings } from '../../support/browser/console-browser.ts';
import type { Answers } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

describe('what a metric is split by', () => {
  it('is the name and the chosen properties of events, and of errors what the plan has', () => {
    expect(splitsOf('tracked_events', ['country'], false)).toEqual([
      ...['name', 'country', 'name,country'],
    ]);
    expect(splitsOf('tracked_events', [], true)).toEqual(['name']);
    expect(splitsOf('errors', ['country'], true)).toEqual(['statusClass']);
    expect(splitsOf('errors', ['country'], false)).toEqual([]);
    expect(splitsOf('api_calls', ['country'], true)).toEqual([]);
  });
});

describe('the time that is shown', () => {
  const now = new Date('2026-11-28T12:00:00Z');
  it('is what the plan keeps at least', () => {
    expect(spanOf('hour', false, now)).toBe('2026-11-27T00:00:00.000Z');
    expect(spanOf('day', true, now)).toBe('2026-11-01T00:00:00.000Z');
    expect(spanOf('month', false, now)).toBe('2026-11-01T00:00:00.000Z');
    expect(spanOf('month', true, now)).toBe('2025-11-28T00:00:00.000Z');
  });

  it('has each window once, its groups added up', () => {
    const item = (start: string, name: string, value: string) => ({
      ...{ start, end: start, dimensions: { name }, value },
    });
    const items = [item('a', 'one', '2'), item('b', 'one', '3'), item('a', 'two', '5')];
    expect(byWindow(items)).toEqual([
      ['a', 7],
      ['b', 3],
    ]);
  });
});

describe('the page of analytics', () => {
  it('splits a metric, and says what each group has', async () => {
    const day = { start: '2026-11-27T00:00:00.000Z', end: '2026-11-28T00:00:00.000Z' };
    const answers: Answers = {
      listMetricNames: {
        items: [
          { name: 'tracked_events', title: 'Tracked events', unit: 'event' },
          { name: 'errors', title: 'Errors', unit: 'call' },
        ],
      },
      showMetrics: {
        ...{ name: 'tracked_events', unit: 'event', window: 'day', timeZone: 'UTC' },
        ...{ from: day.start, to: day.end },
        items: [
          { ...day, dimensions: { name: 'report.created', country: 'de' }, value: '1250' },
          { ...day, dimensions: { name: 'report.created', country: 'fr' }, value: '3000' },
        ],
      },
    };
    const { page, asked, complaints } = await web.open({ path: '/analytics', answers });
    await page.getByLabel('Split by').selectOption('Event, country');
    await page.getByText('report.created fr').waitFor();
    expect(await page.locator('dl').innerText()).toMatch(/fr\s+3,000\s+report.created de\s+1,250/);
    expect(await page.locator('rect title').textContent()).toContain(': 4,250');
    const last = asked.findLast(({ id }) => id === 'showMetrics');
    expect(last?.path).toContain('groupBy=name%2Ccountry');
    expect(await axeFindings(page)).toEqual([]);
    // The plan of Acme splits no errors.
    await page.getByLabel('Metric').selectOption('Errors');
    expect(await page.getByLabel('Split by').isDisabled()).toBe(true);
    const path = () => asked.findLast(({ id }) => id === 'showMetrics')?.path;
    await expect.poll(path).toContain('name=errors');
    expect(path()).not.toContain('groupBy');
    expect(complaints).toEqual([]);
  });
});

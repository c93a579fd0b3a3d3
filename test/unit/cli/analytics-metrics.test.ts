import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run: runAsOperator } = commandLine();
/** As a program of a tenant. */
const run = (args: readonly string[]) =>
  runAsOperator(args, { env: { FREEHOLD_API_KEY: 'key', FREEHOLD_API_URL: at.api.url } });

const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh';
const ALERT = 'aal_01kb2v3m9ne4a8x0c5r7d6f1gh';
const item = (day: number, name: string, value: string) => ({
  start: `2026-11-${day}T00:00:00.000Z`,
  end: `2026-11-${day + 1}T00:00:00.000Z`,
  ...{ dimensions: { name }, value },
});
const SERIES = {
  ...{ name: 'tracked_events', unit: 'event', window: 'day', timeZone: 'UTC' },
  ...{ from: '2026-11-26T00:00:00.000Z', to: '2026-11-28T00:00:00.000Z' },
  items: [item(26, 'report.created', '40'), item(27, 'report.failed', '10')],
};
const RULE = { metric: 'tracked_events', comparison: 'above', threshold: 100 };
const VIEW = {
  ...{ id: ALERT, name: 'Reports fail', ...RULE, event: 'report.failed', windowHours: 1 },
  ...{ channels: ['email'], members: ['ada'], isEnabled: true, state: 'raised' },
  ...{ value: 140, clearAt: 20 },
  since: '2026-11-27T13:20:04.000Z',
};
const alerts = '/v1/analytics/alerts';

describe('freehold analytics metrics', () => {
  it('shows one over time with a bar for each window', async () => {
    at.api.on('GET /v1/analytics/metrics', { body: SERIES });
    const { status, stdout } = await run([
      ...['analytics', 'metrics', 'tracked_events', '--window', 'day', '--group-by', 'name'],
    ]);
    expect(status).toBe(EXIT.ok);
    expect(at.api.seen.at(-1)?.path).toBe(
      '/v1/analytics/metrics?name=tracked_events&window=day&groupBy=name',
    );
    expect(stdout).toMatch(/^tracked_events \(event\) by day, .+UTC$/m);
    expect(stdout).toMatch(/report\.created +40 +█{40}$/m);
    expect(stdout).toMatch(/report\.failed +10 +█{10}$/m);
    expect(stdout).not.toContain('\u001b');
  });

  it('shows any tenant’s to an operator, as JSON and as CSV', async () => {
    at.api.on(`GET /v1/analytics/tenants/${TENANT}/metrics`, { body: SERIES });
    const of = ['analytics', 'metrics', 'tracked_events', '--tenant-id', TENANT];
    expect(JSON.parse((await runAsOperator([...of, '--json'])).stdout)).toEqual(SERIES);
    const { stdout } = await runAsOperator([...of, '--csv']);
    expect(stdout.split('\n')[2]).toBe(
      'tracked_events,event,2026-11-27T00:00:00.000Z,2026-11-28T00:00:00.000Z,report.failed,10',
    );
  });

  it('shows all tenants’ to an operator who names none', async () => {
    const items = [{ ...item(26, '', '40'), dimensions: { plan: 'pro' } }];
    at.api.on('GET /v1/platform/metrics', { body: { ...SERIES, name: 'errors', items } });
    const of = ['analytics', 'metrics', 'errors', '--window', 'day', '--group-by', 'plan'];
    expect((await runAsOperator(of)).stdout).toMatch(/pro +40 +█{40}$/m);
    expect(at.api.seen.at(-1)?.path).toBe(
      '/v1/platform/metrics?name=errors&window=day&groupBy=plan',
    );
    const { status } = await runAsOperator([...of, '--event', 'a']);
    expect(status).toBe(EXIT.invalid);
    expect((await runAsOperator(['analytics', 'metrics'])).stdout).toMatch(/^errors +API errors/m);
  });

  it('lists what there is without a name, and says so where nothing was counted', async () => {
    const items = [{ name: 'storage', title: 'Storage', unit: 'GB-hour' }];
    at.api.on('GET /v1/analytics/metric-names', { body: { items } });
    expect((await run(['analytics', 'metrics'])).stdout).toMatch(/^storage +Storage +GB-hour$/m);
    at.api.on('GET /v1/analytics/metrics', { body: { ...SERIES, items: [] } });
    const { stdout } = await run(['analytics', 'metrics', 'storage']);
    expect(stdout).toContain('Nothing was counted.');
  });
});

describe('freehold analytics alerts', () => {
  it('lists them with what raises them', async () => {
    at.api.on(`GET ${alerts}`, { body: { items: [VIEW] } });
    const { stdout } = await run(['analytics', 'alerts', 'list']);
    expect(stdout).toMatch(/Reports fail +raised +report\.failed above 100 in 1 h +140$/m);
  });

  it('creates one by one idempotency key', async () => {
    at.api.on(`POST ${alerts}`, { status: 201, body: VIEW });
    const { status, stdout } = await run([
      ...['analytics', 'alerts', 'create', '--name', 'Reports fail', '--metric', 'tracked_events'],
      ...['--event', 'report.failed', '--threshold', '100', '--clear-at', '20'],
      ...['--channels', 'email', '--members', 'ada', '--idempotency-key', 'k1'],
    ]);
    expect(status).toBe(EXIT.ok);
    expect(at.api.seen.at(-1)).toMatchObject({
      headers: { 'idempotency-key': 'k1' },
      body: {
        ...{ ...RULE, event: 'report.failed', clearAt: 20, channels: ['email'] },
        ...{ members: ['ada'], isEnabled: true },
      },
    });
    expect(stdout).toMatch(/^Told by +webhooks, email$/m);
    expect(stdout).toMatch(/^Told to +ada$/m);
  });

  it('changes, disables and deletes one', async () => {
    at.api.on(`PATCH ${alerts}/${ALERT}`, { body: { ...VIEW, isEnabled: false } });
    await run(['analytics', 'alerts', 'update', ALERT, '--threshold', '-7', '--webhooks-alone']);
    expect(at.api.seen.at(-1)?.body).toEqual({ threshold: -7, channels: [] });
    const { stdout } = await run(['analytics', 'alerts', 'disable', ALERT]);
    expect(at.api.seen.at(-1)?.body).toEqual({ isEnabled: false });
    expect(stdout).toMatch(/^State +disabled since/m);
    at.api.on(`DELETE ${alerts}/${ALERT}`, { status: 204 });
    expect((await run(['analytics', 'alerts', 'delete', ALERT])).stdout).toContain('is removed');
  });

  it('are operators’ where an operator asks, on all tenants or on one', async () => {
    const view = { ...VIEW, members: undefined, event: undefined };
    const path = '/v1/platform/alerts';
    at.api.on(`POST ${path}`, { status: 201, body: { ...view, ofTenant: TENANT } });
    const create = ['analytics', 'alerts', 'create', '--name', 'Errors', '--metric', 'errors'];
    const { stdout } = await runAsOperator([
      ...[...create, '--threshold', '100', '--tenant-id', TENANT],
    ]);
    expect(at.api.seen.at(-1)?.body).toMatchObject({ metric: 'errors', ofTenant: TENANT });
    expect(stdout).toMatch(new RegExp(`^Of +${TENANT}$`, 'm'));
    const refused = await runAsOperator([...create, '--threshold', '1', '--channels', 'sms']);
    expect(refused.status).toBe(EXIT.invalid);
    at.api.on(`GET ${path}`, { body: { items: [view] } });
    expect((await runAsOperator(['analytics', 'alerts', 'list'])).stdout).toContain('raised');
    at.api.on(`GET ${path}/${ALERT}`, { body: view });
    const shown = await runAsOperator(['analytics', 'alerts', 'show', ALERT]);
    expect(shown.stdout).toMatch(/^Of +all tenants$/m);
    at.api.on(`PATCH ${path}/${ALERT}`, { body: { ...view, isEnabled: false } });
    await runAsOperator(['analytics', 'alerts', 'disable', ALERT]);
    expect(at.api.seen.at(-1)?.body).toEqual({ isEnabled: false });
    at.api.on(`DELETE ${path}/${ALERT}`, { status: 204 });
    await runAsOperator(['analytics', 'alerts', 'delete', ALERT]);
    expect(at.api.seen.at(-1)?.path).toBe(`${path}/${ALERT}`);
  });

  it('refuses a threshold that is no number', async () => {
    const create = ['analytics', 'alerts', 'create', '--name', 'a', '--metric', 'storage'];
    expect((await run([...create, '--threshold', 'many'])).status).toBe(EXIT.invalid);
  });
});

import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const ID = 'ntf_01kb2v3m9ne4a8x0c5r7d6f1gh';
const createdAt = '2026-11-28T12:00:00.000Z';
const item = { id: ID, template: 'message', category: 'product', title: 'Report', text: 'Ready.' };

describe('freehold notification', () => {
  it.each([
    [['owners'], 'owners'],
    [
      ['b2c5d4e4', 'carl@partner.example'],
      [{ memberId: 'b2c5d4e4' }, { email: 'carl@partner.example' }],
    ],
  ])('sends to %j, once at most', async (to, expected) => {
    at.api.on('POST /v1/notifications', { status: 202, body: { id: ID } });
    const { status, stdout } = await run([
      ...['notification', 'send', 'message', '--to', ...to, '--data', '{"title":"A","text":"B"}'],
      ...['--channels', 'email', '--idempotency-key', 'once'],
    ]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toBe(`${ID} is on its way.\n`);
    const [sent] = at.api.requests('POST /v1/notifications');
    expect(sent?.headers).toMatchObject({ 'idempotency-key': 'once' });
    expect(sent?.body).toEqual({
      ...{ template: 'message', to: expected, data: { title: 'A', text: 'B' } },
      channels: ['email'],
    });
  });

  it('shows what became of one', async () => {
    const message = { recipientId: 'ada', channel: 'email', state: 'bounced', reason: 'R' };
    const messages = [{ ...message, updatedAt: createdAt }];
    const body = { id: ID, template: 'message', createdAt, messages };
    at.api.on(`GET /v1/sent-notifications/${ID}`, { body });
    const { stdout } = await run(['notification', 'show', ID]);
    expect(stdout).toMatch(/ada +email +bounced +2026-11-28 12:00:00Z +R/);
  });

  it('lists the inbox, what is new and what is archived, with the next page', async () => {
    const items = [
      { ...item, createdAt },
      { ...item, createdAt, readAt: createdAt, title: 'Old' },
    ];
    at.api.on('GET /v1/notifications', { body: { items, nextCursor: 'next' } });
    const { stdout, stderr } = await run(['notification', 'list', '--archived', '--limit', '2']);
    expect(stdout).toMatch(/12:00:00Z +new +product +Report/);
    expect(stdout).toMatch(/12:00:00Z +product +Old/);
    expect(stderr).toContain('--cursor next');
    const [sent] = at.api.requests('GET /v1/notifications');
    expect(sent?.path).toMatch(/\?(limit=2&archived=true|archived=true&limit=2)$/);
  });

  it('reads one, archives one, and marks all as read', async () => {
    at.api.on(`POST /v1/notifications/${ID}/read`, { body: { ...item, createdAt } });
    at.api.on(`POST /v1/notifications/${ID}/archive`, { body: { ...item, createdAt } });
    at.api.on('POST /v1/notifications/read-all', { body: { marked: 3 } });
    expect((await run(['notification', 'read', ID])).stdout).toBe('Report\n\nReady.\n');
    expect((await run(['notification', 'archive', ID])).status).toBe(EXIT.ok);
    expect((await run(['notification', 'read-all'])).stdout).toBe(
      '3 notifications marked as read.\n',
    );
  });

  it('shows preferences, and replaces them', async () => {
    const path = '/v1/me/notification-preferences';
    const body = { timeZone: 'Europe/Berlin', off: {}, digest: {}, mandatory: ['security'] };
    at.api.on(`GET ${path}`, { body });
    at.api.on(`PUT ${path}`, { body });
    expect((await run(['notification', 'preferences'])).stdout).toContain('Europe/Berlin');
    const wished = { timeZone: 'Europe/Berlin' };
    await run(['notification', 'preferences', '--set', JSON.stringify(wished)]);
    expect(at.api.requests(`PUT ${path}`)[0]?.body).toEqual(wished);
    const wrong = await run(['notification', 'preferences', '--set', '[]']);
    expect(wrong.status).toBe(EXIT.invalid);
  });
});

describe('freehold notification templates', () => {
  const template = {
    ...{ name: 'order-sent', category: 'orders', channels: ['email'], source: 'own' },
    ...{ variables: { order: { type: 'text' } }, sample: {}, translations: {} },
    ...{ subject: 'Order', text: 'Sent.' },
  };
  const path = '/v1/notification-templates';

  it('lists, shows and puts them', async () => {
    at.api.on(`GET ${path}`, { body: { items: [template] } });
    at.api.on(`GET ${path}/order-sent`, { body: template });
    at.api.on(`PUT ${path}/order-sent`, { body: template });
    const { stdout } = await run(['notification', 'templates', 'list']);
    expect(stdout).toMatch(/order-sent +own +orders +email +order/);
    const shown = await run(['notification', 'templates', 'show', 'order-sent']);
    expect(shown.stdout).toContain('"subject": "Order"');
    const texts = { subject: 'Order', text: 'Sent.' };
    const options = ['--texts', JSON.stringify(texts)];
    await run(['notification', 'templates', 'put', 'order-sent', ...options]);
    expect(at.api.requests(`PUT ${path}/order-sent`)[0]?.body).toEqual(texts);
  });

  it('previews one as it would be, in a language, and removes one', async () => {
    const preview = { subject: 'S', text: 'T\n', html: '<p>', sms: 'S: T' };
    at.api.on(`POST ${path}/order-sent/preview`, { body: preview });
    at.api.on(`DELETE ${path}/order-sent`, { status: 204 });
    const { stdout } = await run([
      ...['notification', 'templates', 'preview', 'order-sent', '--locale', 'de'],
      ...['--texts', '{"subject":"S","text":"T"}', '--data', '{"order":"A"}'],
    ]);
    expect(stdout).toBe('S\n\nT\n\nSMS: S: T\n');
    expect(at.api.requests(`POST ${path}/order-sent/preview`)[0]?.body).toEqual({
      ...{ draft: { subject: 'S', text: 'T' }, data: { order: 'A' }, locale: 'de' },
    });
    const removed = await run(['notification', 'templates', 'remove', 'order-sent']);
    expect(removed.stdout).toBe('order-sent is removed.\n');
  });
});

describe('freehold notification suppressions', () => {
  it('lists them with why, and removes one', async () => {
    const id = 'sup_01kb2v3m9ne4a8x0c5r7d6f1gh';
    const facts = { channel: 'email', address: 'ada@acme.example', reason: 'bounce' };
    at.api.on('GET /v1/suppressions', { body: { items: [{ id, ...facts, since: createdAt }] } });
    at.api.on(`DELETE /v1/suppressions/${id}`, { status: 204 });
    const { stdout } = await run(['notification', 'suppressions', 'list']);
    expect(stdout).toMatch(/sup_\w+ +email +ada@acme.example +bounce +2026-11-28/);
    const removed = await run(['notification', 'suppressions', 'remove', id]);
    expect(removed.stdout).toBe(`${id} is removed.\n`);
    expect(at.api.requests(`DELETE /v1/suppressions/${id}`)).toHaveLength(1);
  });
});

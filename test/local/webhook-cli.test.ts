import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit-codes.ts';
import { call, createTenant, type TestTenant } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { freeholdCommand } from '../support/freehold-command.ts';
import { localCloud } from '../support/local-cloud.ts';
import { invitationTokenFor } from '../support/mail-to.ts';
import { receiver, type Received } from '../support/receiver.ts';

type Endpoint = { readonly id: string; readonly verificationKey: string };
type Told = { readonly type: string; readonly data: object };

const freehold = freeholdCommand();
const asAdmin = (...args: string[]) => [...args, '--profile', 'acme'];

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await createTenant({ plan: 'pro' });
  const { email, password } = tenant.admin;
  const who = ['--api-url', localCloud().apiUrl, '--tenant', tenant.slug, '--email', email];
  await freehold.said(asAdmin('login', ...who, '--password-stdin'), `${password}\n`);
});

/** Invited by command, and in by a plain request with what the mail says. */
async function joins(name: string) {
  const email = `${name}@${tenant.slug}.example`;
  expect(await freehold.said(asAdmin('member', 'invite', email))).toContain('mail sent');
  const token = await invitationTokenFor(email);
  const body = { token, password: 'Correct-Horse-7-Battery' };
  expect((await call('POST /v1/invitations/accept', { body })).status).toBe(201);
}

/** As a program verifies with the stock library, within its tolerance of five minutes too. */
const verified = (key: string, { text, headers }: Received) =>
  new Webhook(key).verify(text, headers) as Told;

const arrivedAt = (program: { readonly received: readonly Received[] }, count: number) =>
  eventually(() => {
    expect(program.received).toHaveLength(count);
    return program.received;
  });

describe('freehold webhook, as a tenant’s admin', () => {
  it('has a local program told of who joins, signed, and told again', async () => {
    const program = await receiver();
    const create = ['webhook', 'endpoints', 'create', '--url', program.url];
    const endpoint = await freehold.parsed<Endpoint>(
      asAdmin(...create, '--events', 'member.joined'),
    );
    expect(await freehold.said(asAdmin('webhook', 'types'))).toMatch(/^member\.joined {2,}\d/m);
    await joins('grace');

    const [first] = await arrivedAt(program, 1);
    const told = first && verified(endpoint.verificationKey, first);
    expect(told).toMatchObject({ type: 'member.joined', tenantId: tenant.id });
    const id = first?.headers['webhook-id'] ?? '';
    const delivered = ['webhook', 'messages', 'list', '--state', 'delivered'];
    await eventually(async () =>
      expect(await freehold.said(asAdmin(...delivered))).toMatch(
        new RegExp(`^${id} .*member\\.joined +delivered +\\d+ +${endpoint.id}`, 'm'),
      ),
    );

    await freehold.said(asAdmin('webhook', 'messages', 'resend', id));
    const [, again] = await arrivedAt(program, 2);
    expect(again?.headers['webhook-id']).toBe(id);
    expect(again && verified(endpoint.verificationKey, again)).toEqual(told);
    await eventually(async () => {
      const shown = await freehold.said(asAdmin('webhook', 'messages', 'show', id));
      expect(shown).toMatch(/^State +delivered$/m);
      expect(shown.match(/^Attempt .* 204 \d+ ms$/gm)).toHaveLength(2);
      expect(shown).toContain('"type": "member.joined"');
    });
  });

  it('listens for a program that has no address, and leaves nothing behind', async () => {
    const program = await receiver();
    const listen = ['webhook', 'listen', '--forward', program.url, '--events', 'order.*'];
    const listening = freehold.start(asAdmin(...listen));
    const endpoints = () => freehold.said(asAdmin('webhook', 'endpoints', 'list'));
    await eventually(async () => expect(await endpoints()).toContain('order.*'));
    const data = JSON.stringify({ order: '1042' });
    await freehold.said(asAdmin('webhook', 'send', 'order.shipped', '--data', data));

    const [message] = await arrivedAt(program, 1);
    const { status, stdout, stderr } = await listening.interrupt();
    expect(status).toBe(EXIT.interrupted);
    const [, key = ''] = /Verify by (\S+)/.exec(stderr) ?? [];
    expect(message && verified(key, message)).toMatchObject({
      ...{ type: 'order.shipped', data: { order: '1042' } },
    });
    expect(stdout).toMatch(/ {2}order\.shipped {2}whm_\w+ {2}204 {2}\d+ ms\n$/);
    expect(await endpoints()).not.toContain('order.*');
  });
});

import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { call, callFor, createTenant, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { receiver } from '../support/receiver.ts';

describe('the audit log of a tenant', () => {
  it('is sent, signed, to the tenant’s own endpoint, once that takes it', async () => {
    const globex = await createTenant({ settings: { features: { api_access: true } } });
    const token = await signIn(globex.admin, globex.slug);
    const { url, received, refuse } = await receiver();
    let secret = '';
    const put = async () => {
      const answer = await call('PUT /v1/audit/stream', { token, body: { kind: 'https', url } });
      ({ secret } = answer.body as { secret: string });
      return answer;
    };
    expectConforms('putAuditStream', await put());
    const { id } = await callFor<{ id: string }>('POST /v1/roles', {
      token,
      body: { name: 'Clerk', permissions: ['records:read'] },
    });
    const stream = () => call('GET /v1/audit/stream', { token });
    /** At once: else it would wait for the next minute, or for the end of a pause. */
    const deliver = async () => {
      await put();
      return invoke('DeliverAuditStreams', {});
    };
    refuse(true);
    await eventually(async () => {
      await deliver();
      expect((await stream()).body).toMatchObject({ failure: { reason: 'It answered 503.' } });
    });
    expectConforms('getAuditStream', await stream());
    refuse(false);
    const message = await eventually(async () => {
      await deliver();
      const found = received.find(({ text }) => text.includes(id));
      if (!found) throw new Error('The entry did not arrive.');
      return found;
    });
    const signature = new Webhook(secret).sign(
      message.headers['webhook-id'] ?? '',
      message.sentAt,
      message.text,
    );
    expect(message.headers['webhook-signature']).toBe(signature);
    expect((await call('DELETE /v1/audit/stream', { token })).status).toBe(204);
    expect((await stream()).status).toBe(404);
  });
});

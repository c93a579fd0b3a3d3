import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { suppressionIdOf } from '../../../core/notifications/suppression.ts';
import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { Id } from '../../../kit/id.ts';
import { callFor } from '../../support/api.ts';
import { documentsAsRoot } from '../../support/local-cloud.ts';

type Wished = { readonly secret: string; readonly cacheKey: string };

const templateOf = (secret: string) => ({
  subject: secret,
  text: secret,
  own: { category: 'orders', channels: ['in_app'] },
});

const NEVER_RAISED = { metric: 'storage', comparison: 'below', threshold: -1, isEnabled: false };

/** What the signed-in user has of its own. */
export async function accountOf(token: string, { secret, cacheKey }: Wished) {
  const templateName = cacheKey.replace(':', '-');
  const { userId: memberId } = await callFor<{ userId: string }>('GET /v1/me', { token });
  const { items } = await callFor<{ items: { id: string }[] }>('GET /v1/me/sessions', { token });
  const { id: notificationId } = await callFor<{ id: Id<'ntf'> }>('POST /v1/notifications', {
    token,
    body: { to: [{ memberId }], template: 'message', data: { title: secret, text: secret } },
  });
  const template = `/v1/notification-templates/${templateName}`;
  await callFor(`PUT ${template}`, { token, body: templateOf(secret) });
  const { id: alertId } = await callFor<{ id: Id<'aal'> }>('POST /v1/analytics/alerts', {
    token,
    body: { ...NEVER_RAISED, name: secret },
  });
  return { memberId, notificationId, alertId, sessionId: items[0]?.id ?? '' };
}

/** An address that bounced, as it would have been written down. */
export async function suppressAddress(placement: Placement, address: string) {
  const id = suppressionIdOf('email', address);
  const since = new Date().toISOString();
  const item = {
    ...{ pk: partitionOf(placement, 'NOTIFICATIONS'), sk: id, version: 1 },
    ...{ channel: 'email', address, reason: 'bounce', since, updatedAt: since },
  };
  await documentsAsRoot().send(new PutCommand({ TableName: placement.tableName, Item: item }));
  return id;
}

import type { Id } from '../../../kit/id.ts';
import { callFor } from '../../support/api.ts';

type Wished = { readonly secret: string; readonly cacheKey: string };

const templateOf = (secret: string) => ({
  subject: secret,
  text: secret,
  own: { category: 'orders', channels: ['in_app'] },
});

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
  return { memberId, notificationId, sessionId: items[0]?.id ?? '' };
}

import type { Id } from '../../../kit/id.ts';
import { callFor } from '../../support/api.ts';

/** What the signed-in user has of its own. */
export async function accountOf(token: string, secret: string) {
  const { userId: memberId } = await callFor<{ userId: string }>('GET /v1/me', { token });
  const { items } = await callFor<{ items: { id: string }[] }>('GET /v1/me/sessions', { token });
  const { id: notificationId } = await callFor<{ id: Id<'ntf'> }>('POST /v1/notifications', {
    token,
    body: { to: [{ memberId }], template: 'message', data: { title: secret, text: secret } },
  });
  return { memberId, notificationId, sessionId: items[0]?.id ?? '' };
}

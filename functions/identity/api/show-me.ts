import type * as z from 'zod';
import { showMe, type Me } from '../../../core/identity/show-me.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { meView } from '../schemas.ts';

export const showMeOperation = () =>
  operation('showMe', ({ principal }) => Promise.resolve(answer(200, toMeView(showMe(principal)))));

function toMeView(me: Me): z.infer<typeof meView> {
  const permissions = [...me.permissions];
  if (me.kind === 'operator') return { ...me, permissions };

  const tenant = { ...me.tenant, features: [...me.features] };
  if (me.kind === 'key') {
    const { kind, keyId, memberId, mode } = me;
    return { kind, keyId, memberId, mode, permissions, tenant };
  }
  const { userId, email, role } = me;
  return { kind: 'tenant', userId, email, role, permissions, tenant };
}

import type * as z from 'zod';
import { showMe, type Me, type ShowMePorts } from '../../../core/identity/show-me.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { meView } from '../schemas.ts';

export const showMeOperation = (ports: ShowMePorts) =>
  operation('showMe', async ({ principal }) => {
    const me = await showMe(ports, principal);
    return me.ok ? answer(200, toMeView(me.value)) : refusal(me.error);
  });

function toMeView(me: Me): z.infer<typeof meView> {
  if (me.kind === 'operator') return me;

  const { userId, email, role, features } = me;
  const { id, name, plan } = me.tenant;
  return {
    kind: 'tenant',
    userId,
    email,
    role,
    tenant: { id, name, plan, features: [...features] },
  };
}

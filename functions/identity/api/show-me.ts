import type * as z from 'zod';
import { showMe, type Me, type ShowMePorts } from '../../../core/identity/show-me.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { principalOf, type ApiEvent } from '../../edge/request-context.ts';
import type { meView } from '../schemas.ts';
import { toSharedProblem } from './problems.ts';

/** GET /v1/me */
export const showMeHandler = (ports: ShowMePorts) => async (event: ApiEvent) => {
  const me = await showMe(ports, principalOf(event));
  return me.ok ? json(200, toMeView(me.value)) : problem(toSharedProblem(me.error));
};

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

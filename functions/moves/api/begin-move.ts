import { beginMove, type BeginMovePorts } from '../../../core/moves/begin-move.ts';
import { fingerprint } from '../../../kit/fingerprint.ts';
import { json, parseBody } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { idempotencyKeyOf } from '../../edge/idempotency-key-of.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { beginMoveBody } from '../schemas.ts';
import { tenantIdOf } from './ids-of.ts';
import { toMoveView } from './move-view.ts';
import { noSuchTenant, toProblem } from './problems.ts';

/** POST /v1/tenants/{tenantId}/moves */
export const beginMoveHandler = (ports: BeginMovePorts) => async (event: ApiEvent) => {
  const tenantId = tenantIdOf(event);
  if (tenantId === null) return problem(noSuchTenant);
  const body = parseBody(beginMoveBody, event);
  if (!body.ok) return problem(body.error);
  const key = idempotencyKeyOf(event);
  if (!key.ok) return problem(key.error);

  const operator = operatorContextOf(event);
  const { idempotencyKey } = key.value;
  const claim = idempotencyKey && {
    actor: operator.id,
    key: idempotencyKey,
    fingerprint: fingerprint({ path: event.rawPath, ...body.value }),
  };
  const begun = await beginMove(ports, operator, {
    tenantId,
    ...body.value,
    ...(claim && { claim }),
  });
  if (!begun.ok) return problem(toProblem(begun.error));

  const location = `/v1/tenants/${tenantId}/moves/${begun.value.id}`;
  return json(202, toMoveView(begun.value), { location });
};

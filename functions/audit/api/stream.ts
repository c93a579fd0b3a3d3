import type { z } from 'zod';
import {
  configureStream,
  removeStream,
  type ConfigureStreamPorts,
} from '../../../core/audit-stream/configure-stream.ts';
import type { AuditStream } from '../../../core/audit-stream/stream.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { auditStreamView } from '../stream-contract.ts';

export const putStreamOperation = (ports: ConfigureStreamPorts) =>
  operation('putAuditStream', async ({ principal, tenant: { tenantId }, body: target }) => {
    const configured = await configureStream(ports, principal, { tenantId, target });
    if (!configured.ok) return refusal(configured.error);
    const { stream, secret } = configured.value;
    return answer(200, { ...toView(stream), secret });
  });

export const getStreamOperation = ({ streams }: Pick<ConfigureStreamPorts, 'streams'>) =>
  operation('getAuditStream', async ({ tenant: { tenantId } }) => {
    const stream = await streams.find(tenantId);
    return stream ? answer(200, toView(stream)) : refusal({ kind: 'StreamNotFound' });
  });

export const deleteStreamOperation = (ports: Pick<ConfigureStreamPorts, 'streams' | 'now'>) =>
  operation('deleteAuditStream', async ({ principal, tenant: { tenantId } }) => {
    const removed = await removeStream(ports, principal, tenantId);
    return removed.ok ? answer(204) : refusal(removed.error);
  });

function toView({
  target,
  startedAt,
  deliveredAt,
  failure,
  nextAt,
}: AuditStream): z.input<typeof auditStreamView> {
  return {
    target,
    state: failure ? 'failing' : 'delivering',
    startedAt: startedAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString(),
    ...(failure && {
      failure: {
        since: failure.since.toISOString(),
        attempts: failure.attempts,
        reason: failure.reason,
      },
    }),
    nextAt: nextAt.toISOString(),
  };
}

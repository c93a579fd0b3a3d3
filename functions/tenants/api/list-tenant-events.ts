import type { RequestInfo } from '../../../core/access/principal.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import type { TenantDirectory } from '../../../core/tenants/tenant-directory.ts';
import { isId, type Id } from '../../../kit/id.ts';
import { refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';

export type ListTenantEventsPorts = {
  readonly directory: TenantRecords & Pick<TenantDirectory, 'listEvents'>;
};

export const listTenantEventsOperation = ({ directory }: ListTenantEventsPorts) =>
  listOperation('listTenantEvents', {
    isKey: (after): after is Id<'evt'> => isId('evt', after),
    load: async ({ operator, params: { tenantId } }, request) => {
      const page = await directory.listEvents(operator, tenantId, request);
      // An old tenant may have no event left: only then is the tenant read too.
      const isKnown = page.items.length > 0 || (await directory.find(operator, tenantId));
      return isKnown ? page : refusal({ kind: 'TenantNotFound' });
    },
    toView: toEventView,
  });

const toEventView = ({ id, type, version, time, tenantId, actor, request, data }: DomainEvent) => ({
  id,
  type,
  version,
  time: time.toISOString(),
  tenantId,
  actor: { kind: actor.kind, id: actor.id },
  // The outbox holds events of the control plane alone, and those name the whole request.
  request: request as RequestInfo | undefined,
  data,
});

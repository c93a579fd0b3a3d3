import type { z } from 'zod';
import type { AuditEntryId } from '../../../core/audit/audit-entry.ts';
import {
  listAudit,
  type ListAuditPorts,
  type ListedEntry,
} from '../../../core/audit/list-audit.ts';
import { WHOLE_PLATFORM } from '../../../core/events/domain-event.ts';
import { isId } from '../../../kit/id.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toAuditFilter } from '../audit-filter.ts';
import type { auditEntryView } from '../contract.ts';

const isKey = (after: string): after is AuditEntryId => isId('aud', after);

type Asked = { readonly tenantId: string; readonly query: Parameters<typeof toAuditFilter>[0] };

const load = (ports: ListAuditPorts, { tenantId, query }: Asked, page: PageRequest<AuditEntryId>) =>
  listAudit(ports, { tenantId, ...toAuditFilter(query) }, page);

export const listAuditOperation = (ports: ListAuditPorts) =>
  listOperation('listAudit', {
    isKey,
    load: ({ tenant: { tenantId }, query }, page) => load(ports, { tenantId, query }, page),
    toView,
  });

export const listTenantAuditOperation = (ports: ListAuditPorts) =>
  listOperation('listTenantAudit', {
    isKey,
    load: ({ params: { tenantId }, query }, page) => load(ports, { tenantId, query }, page),
    toView,
  });

export const listPlatformAuditOperation = (ports: ListAuditPorts) =>
  listOperation('listPlatformAudit', {
    isKey,
    load: ({ query }, page) => load(ports, { tenantId: WHOLE_PLATFORM, query }, page),
    toView,
  });

function toView({ entry, personal }: ListedEntry): z.input<typeof auditEntryView> {
  const { id, time, actor, action, target, before, after, requestId, result } = entry;
  return {
    ...{ id, time, actor, action, target, before, after, requestId },
    ...personal,
    ...{ result, isErased: personal === null },
  };
}

import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { TenantDirectory } from '../../../core/tenants/tenant-directory.ts';
import { isId } from '../../../kit/id.ts';
import { listOperation } from '../../edge/list-operation.ts';
import type { TENANT_FILTERS } from '../tenants-query.ts';
import { toSummaryView } from './tenant-view.ts';

export type ListTenantsPorts = { readonly directory: Pick<TenantDirectory, 'list'> };

export const listTenantsOperation = ({ directory }: ListTenantsPorts) =>
  listOperation('listTenants', {
    isKey: (after): after is TenantId => isId('tnt', after),
    load: ({ operator, query: { status, plan, isolation, q: search } }, page) =>
      directory.list(operator, { ...statusFilter(status), plan, isolation, search, ...page }),
    toView: ({ welcomeFailed, ...tenant }) => ({ ...toSummaryView(tenant), welcomeFailed }),
  });

const statusFilter = (status: (typeof TENANT_FILTERS)[number] | undefined) =>
  status === 'failed' ? ({ state: 'provisioning', isFailed: true } as const) : { state: status };

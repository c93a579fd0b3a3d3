import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import { etag } from '../../../kit/lambda/conditional.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { notFound } from './problems.ts';
import { tenantIdOf } from './tenant-id-of.ts';
import { toTenantView, type Plans } from './tenant-view.ts';

export type GetTenantPorts = {
  readonly directory: TenantRecords;
  readonly rules: Plans;
};

/** GET /v1/tenants/{tenantId} */
export const getTenantHandler =
  ({ directory, rules }: GetTenantPorts) =>
  async (event: ApiEvent) => {
    const tenantId = tenantIdOf(event);
    const record = tenantId && (await directory.find(operatorContextOf(event), tenantId));

    return record
      ? json(200, toTenantView(record, rules), etag(record.tenant.version))
      : problem(notFound);
  };

import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { objectErrors } from '../../../core/tenants/draft-errors.ts';
import {
  updateTenant,
  type UpdateTenantError,
  type UpdateTenantPorts,
} from '../../../core/tenants/update-tenant.ts';
import {
  etag,
  requiredIfMatch,
  versionConflict,
  type AdmittedVersions,
} from '../../../kit/lambda/conditional.ts';
import { invalidFields, json } from '../../../kit/lambda/http.ts';
import { problem, type Problem } from '../../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { updateTenantBody } from '../schemas.ts';
import { parseJudged } from './parse-judged.ts';
import { notFound, toSharedProblem } from './problems.ts';
import { tenantIdOf } from './tenant-id-of.ts';
import { toTenantView, type Plans } from './tenant-view.ts';

export type UpdateTenantHandlerPorts = UpdateTenantPorts & {
  readonly directory: TenantRecords;
  readonly rules: Plans;
};

/** PATCH /v1/tenants/{tenantId} */
export const updateTenantHandler = (ports: UpdateTenantHandlerPorts) => async (event: ApiEvent) => {
  const tenantId = tenantIdOf(event);
  if (tenantId === null) return problem(notFound);
  const admitted = requiredIfMatch(event);
  if (!admitted.ok) return problem(admitted.error);
  const body = parseJudged(updateTenantBody, event, objectErrors);
  if (!body.ok) return problem(body.error);
  if (Object.keys(body.value).length === 0) return problem(nothingToChange);

  const operator = operatorContextOf(event);
  const version = await versionToChange(ports, operator, { tenantId, admitted: admitted.value });
  if (!version.ok) return problem(version.error);

  const change = { tenantId, version: version.value, ...body.value };
  const updated = await updateTenant(ports, change);
  if (!updated.ok) return problem(toProblem(updated.error));

  const record = await ports.directory.find(operator, tenantId);
  const steps = record?.steps ?? [];
  return json(
    200,
    toTenantView({ tenant: updated.value, steps }, ports.rules),
    etag(updated.value.version),
  );
};

type Admission = { readonly tenantId: TenantId; readonly admitted: AdmittedVersions };

/** The one that is admitted, else the present one: whoever changes it meanwhile is noticed by the write. */
async function versionToChange(
  { directory }: UpdateTenantHandlerPorts,
  operator: Operator,
  { tenantId, admitted }: Admission,
): Promise<Result<number, Problem>> {
  if (admitted?.length === 1) return ok(admitted[0]);

  const record = await directory.find(operator, tenantId);
  if (!record) return fail(notFound);
  const { version } = record.tenant;
  return !admitted || admitted.includes(version) ? ok(version) : fail(versionConflict());
}

const nothingToChange = invalidFields([
  { pointer: '', detail: 'Give at least one of name, settings, metadata.' },
]);

function toProblem(error: UpdateTenantError): Problem {
  switch (error.kind) {
    case 'VersionConflict':
      return versionConflict();
    case 'TenantNotFound':
    case 'InvalidDraft':
      return toSharedProblem(error);
  }
}

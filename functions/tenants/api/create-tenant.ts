import {
  createTenant,
  type CreateTenantError,
  type CreateTenantPorts,
} from '../../../core/tenants/create-tenant.ts';
import { draftErrors } from '../../../core/tenants/draft-errors.ts';
import { problem, type Problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { createTenantBody } from '../schemas.ts';
import { begun } from './begun.ts';
import { claimOf } from './claim-of.ts';
import { parseJudged } from './parse-judged.ts';
import { toSharedProblem } from './problems.ts';

/** POST /v1/tenants */
export const createTenantHandler = (ports: CreateTenantPorts) => async (event: ApiEvent) => {
  const body = parseJudged(createTenantBody, event, (readable) =>
    draftErrors(readable, ports.rules),
  );
  if (!body.ok) return problem(body.error);

  const operator = operatorContextOf(event);
  const claim = await claimOf(event, { operator, body: body.value });
  if (!claim.ok) return problem(claim.error);

  const request = { draft: body.value, claim: claim.value };
  const created = await createTenant(ports, operator, request);
  return created.ok ? begun(created.value, ports.rules) : problem(toProblem(created.error));
};

function toProblem(error: CreateTenantError): Problem {
  switch (error.kind) {
    case 'SlugTaken':
      return {
        status: 409,
        kind: 'slug-taken',
        title: 'The slug belongs to another tenant',
        errors: [{ pointer: '/slug', detail: `“${error.slug}” is taken; choose another one.` }],
      };
    case 'TenantLimitReached':
      return {
        status: 409,
        kind: 'tenant-limit-reached',
        title: 'The platform has as many tenants as it may have',
        detail: `Its limit is ${error.limit} tenants (max_tenants of the platform's configuration).`,
        extensions: { limit: error.limit },
      };
    case 'InvalidDraft':
    case 'IdempotencyKeyReused':
    case 'RegistryBusy':
      return toSharedProblem(error);
  }
}

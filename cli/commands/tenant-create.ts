import { randomUUID } from 'node:crypto';
import { loadTenantFile } from '../../adapters/yaml/load-tenant-file.ts';
import { formatProblem } from '../../core/platform-config/config-problem.ts';
import type { TenantRequest } from '../../core/platform-config/parse-tenant-file.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { summaryLines, tenantView } from '../tenant-view.ts';
import { waitForTenant } from '../wait-for-tenant.ts';

export type CreateOptions = { readonly wait: boolean; readonly idempotencyKey?: string };

/** `freehold tenant --config FILE`: creates the tenant of a file. */
export async function createTenantFromFile(
  context: CliContext,
  file: string,
  options: CreateOptions,
): Promise<void> {
  const request = loadTenantFile(file, process.env);
  if (!request.ok) {
    throw new CommandFailure(`${file} is not a valid tenant file.`, {
      exitCode: EXIT.invalid,
      details: request.error.map(formatProblem),
    });
  }
  await createTenant(context, request.value, options);
}

/** Creates a tenant and shows each step of its provisioning until it is active or failed. */
export async function createTenant(
  context: CliContext,
  request: Partial<TenantRequest>,
  { wait, idempotencyKey }: CreateOptions,
): Promise<void> {
  const { body: created } = await context.send({
    method: 'POST',
    path: '/v1/tenants',
    headers: { 'idempotency-key': idempotencyKey ?? randomUUID() },
    body: request,
    answer: tenantView,
  });
  context.output.remark(`Provisioning ${created.slug} (${created.id})`);
  const tenant = wait ? await waitForTenant(context, created) : created;
  context.output.result(tenant, summaryLines(tenant));
}

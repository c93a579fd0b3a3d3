import { loadTenantFile } from '../../adapters/yaml/load-tenant-file.ts';
import { formatError } from '../../core/platform-config/config-error.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { OperationRequest } from '../operations.ts';
import { requireFile } from '../read-options.ts';
import { answersOfStdin } from '../secret-answers.ts';
import { concludeProvisioning, type Wait } from '../wait-for-tenant.ts';

export type CreateOptions = Wait & KeyOption;
type NewTenant = NonNullable<OperationRequest<'createTenant'>['body']>;
export type TenantOptions = NewTenant & { readonly adminPasswordStdin?: boolean };

/** `freehold tenant --config FILE`: creates the tenant of a file. */
export async function createTenantFromFile(
  context: CliContext,
  file: string,
  options: CreateOptions,
): Promise<void> {
  requireFile(file);
  const { surroundings, output } = context;
  const request = loadTenantFile(file, surroundings.env, (remark) =>
    output.remark(`Remark: ${formatError(remark)}`),
  );
  if (!request.ok) {
    throw new CommandFailure(`${file} is not a valid tenant file.`, {
      exitCode: EXIT.invalid,
      details: request.error.map(formatError),
      problem: request.error,
    });
  }
  await createTenant(context, request.value, options);
}

/** `freehold tenant create`: creates the tenant that the options describe. */
export async function createTenantFromOptions(
  context: CliContext,
  { adminPasswordStdin, ...request }: TenantOptions,
  options: CreateOptions,
): Promise<void> {
  const askLine = answersOfStdin(context.surroundings);
  const adminPassword = adminPasswordStdin ? await askLine('Password of the admin') : undefined;
  await createTenant(context, { ...request, ...(adminPassword && { adminPassword }) }, options);
}

async function createTenant(context: CliContext, body: NewTenant, options: CreateOptions) {
  const accepted = await onceAtMost(context, options, (headers) =>
    context.call('createTenant', { body, headers }),
  );
  context.output.remark(`Provisioning ${accepted.slug} (${accepted.id})`);
  await concludeProvisioning(context, accepted, options);
}

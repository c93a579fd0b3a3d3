import { randomUUID } from 'node:crypto';
import { loadTenantFile } from '../../adapters/yaml/load-tenant-file.ts';
import { formatError } from '../../core/platform-config/config-error.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { OperationRequest } from '../operations.ts';
import { requireFile } from '../read-options.ts';
import { answersOfStdin } from '../secret-answers.ts';
import { concludeProvisioning, type Wait } from '../wait-for-tenant.ts';

export type CreateOptions = Wait & { readonly idempotencyKey?: string };
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

async function createTenant(context: CliContext, request: NewTenant, options: CreateOptions) {
  const key = options.idempotencyKey ?? randomUUID();
  const accepted = await begin(context, request, key);
  context.output.remark(`Provisioning ${accepted.slug} (${accepted.id})`);
  await concludeProvisioning(context, accepted, options);
}

async function begin({ call, surroundings }: CliContext, body: NewTenant, key: string) {
  try {
    return await call('createTenant', { body, headers: { 'idempotency-key': key } });
  } catch (error) {
    if (!isUnanswered(error) && !surroundings.interrupted.aborted) throw error;
    throw unanswered(error, key);
  }
}

const isUnanswered = (error: unknown): error is CommandFailure =>
  error instanceof CommandFailure &&
  error.exitCode === EXIT.unreachable &&
  error.cause !== undefined;

/** It is unknown whether it was created: the same key makes a second try harmless. */
const unanswered = (error: unknown, key: string) =>
  new CommandFailure(isUnanswered(error) ? error.message : 'Interrupted before an answer came.', {
    exitCode: isUnanswered(error) ? EXIT.unreachable : EXIT.interrupted,
    hint: `Run it again with --idempotency-key ${key}: it creates the tenant once at most.`,
    cause: error,
  });

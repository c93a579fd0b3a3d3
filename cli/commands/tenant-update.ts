import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { summaryLines, tenantView } from '../tenant-view.ts';
import { showTenant } from '../wait-for-tenant.ts';

export type UpdateOptions = {
  readonly name?: string;
  readonly settings?: string;
  readonly metadata?: string;
  readonly ifMatch?: string;
};

/** `freehold tenant update ID`: changes the version that is there now, or the one of --if-match. */
export async function updateTenant(
  context: CliContext,
  id: string,
  { name, settings, metadata, ifMatch }: UpdateOptions,
): Promise<void> {
  const body = {
    ...(name === undefined ? {} : { name }),
    ...jsonOption('settings', settings),
    ...jsonOption('metadata', metadata),
  };
  if (Object.keys(body).length === 0) {
    throw new CommandFailure('Say what to change: --name, --settings or --metadata.', {
      exitCode: EXIT.invalid,
    });
  }
  const version = ifMatch ?? String((await showTenant(context, id)).version);
  const { body: tenant } = await context.send({
    method: 'PATCH',
    path: `/v1/tenants/${encodeURIComponent(id)}`,
    headers: { 'if-match': `"${version.replaceAll('"', '')}"` },
    body,
    answer: tenantView,
  });
  context.output.result(tenant, summaryLines(tenant));
}

function jsonOption(option: string, text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {};
  try {
    return { [option]: JSON.parse(text) as unknown };
  } catch (cause) {
    throw new CommandFailure(`--${option} is not JSON: ${text}`, {
      exitCode: EXIT.invalid,
      hint: `Quote it for your shell: --${option} '{"key": "value"}'`,
      cause,
    });
  }
}

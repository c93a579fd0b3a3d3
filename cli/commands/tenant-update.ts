import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { OperationRequest } from '../operations.ts';
import { summaryLines } from '../tenant-view.ts';
import { etagOf } from '../etag-of.ts';
import { withIdHint } from '../with-id-hint.ts';

type TenantChange = NonNullable<OperationRequest<'updateTenant'>['body']>;
export type UpdateOptions = TenantChange & { readonly ifMatch?: string };

/** `freehold tenant update ID`: changes the version that is there now, or the one of --if-match. */
export async function updateTenant(
  { call, output }: CliContext,
  id: string,
  { ifMatch, ...body }: UpdateOptions,
): Promise<void> {
  if (Object.keys(body).length === 0) {
    throw new CommandFailure(
      'Say what to change: --name, --settings, --metadata or --plan-version.',
      {
        exitCode: EXIT.invalid,
      },
    );
  }
  const params = { tenantId: id };
  const tenant = await withIdHint(id, async () => {
    const version = ifMatch ?? (await call('getTenant', { params })).version;
    const headers = { 'if-match': etagOf(version) };
    return call('updateTenant', { params, headers, body });
  });
  output.result(tenant, summaryLines(tenant));
}

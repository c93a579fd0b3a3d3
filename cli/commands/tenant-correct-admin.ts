import type { CliContext } from '../context.ts';
import { etagOf } from '../etag-of.ts';
import { withIdHint } from '../with-id-hint.ts';

export type CorrectAdminOptions = {
  readonly email: string;
  readonly name?: string;
  readonly ifMatch?: string;
};

/** `freehold tenant correct-admin ID`: in whichever version the tenant is, or in the one of --if-match. */
export async function correctAdmin(
  { call, output }: CliContext,
  id: string,
  { ifMatch, ...body }: CorrectAdminOptions,
): Promise<void> {
  const headers = { 'if-match': ifMatch ? etagOf(ifMatch) : '*' };
  const request = { params: { tenantId: id }, headers, body };
  const corrected = await withIdHint(id, () => call('correctAdmin', request));
  output.result(corrected, [`The welcome is on its way to ${corrected.email}.`]);
}

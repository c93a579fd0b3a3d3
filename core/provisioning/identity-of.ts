import type { Tenant } from '../tenants/tenant.ts';
import type { StepLedger } from './step-ledger.ts';

/** The tenant's pool and client, as the step that made them noted; null before that. */
export async function identityOf(
  ledger: Pick<StepLedger, 'find'>,
  { id }: Tenant,
): Promise<NonNullable<Tenant['identity']> | null> {
  const { userPoolId, clientId } = (await ledger.find(id, 'create-identity'))?.output ?? {};
  return typeof userPoolId === 'string' && typeof clientId === 'string'
    ? { userPoolId, clientId }
    : null;
}

import { recordedFacts } from '../../../core/access/tenant-facts.ts';
import { suspendedFor } from '../../../core/tenants/suspension.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { factsUpdate } from '../identity/pool-registration-item.ts';
import { poolKey } from '../table/control-keys.ts';
import type { Write } from '../table/transact.ts';

type Change = { readonly before: Tenant; readonly after: Tenant };

/** What the pool's registration repeats of the tenant, and the change makes different. */
export function registrationWrite(tableName: string, { before, after }: Change): Write | undefined {
  const old = repeatedOf(before);
  const changed = Object.entries(repeatedOf(after)).filter(([name, value]) => old[name] !== value);
  if (!after.identity || changed.length === 0) return undefined;

  const { set, names, values } = factsUpdate(Object.fromEntries(changed));
  return {
    Update: {
      TableName: tableName,
      Key: poolKey(after.identity.userPoolId),
      UpdateExpression: `SET ${set}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
}

const repeatedOf = (tenant: Tenant): Readonly<Record<string, string>> => ({
  ...recordedFacts(tenant),
  state: tenant.state,
  suspendedFor: suspendedFor(tenant.suspensions),
});

import { isId } from '../../../kit/id.ts';
import { rolesKey } from '../table/control-keys.ts';
import type { Write } from '../table/transact.ts';

/** The role that somebody has, or is invited to, before and after; absent where there is none. */
export type RoleAssignment = { readonly from?: string; readonly to?: string };

/**
 * Counts who has which of a tenant's own roles, for the transaction that gives or takes one: a member and
 * an open invitation count alike. Its condition is unmet where the role does not exist, so that a role is
 * never both given and deleted. Undefined where neither role is one of the tenant's own.
 */
export function roleAssignmentWrite(
  tableName: string,
  userPoolId: string,
  { from, to }: RoleAssignment,
): Write | undefined {
  const counted = [
    { name: '#taken', role: from ?? '', step: 'counts.#taken = counts.#taken - :one' },
    { name: '#given', role: to ?? '', step: 'counts.#given = counts.#given + :one' },
  ].filter(({ role }) => from !== to && isId('rol', role));
  const last = counted.at(-1);
  if (!last) return undefined;

  return {
    Update: {
      TableName: tableName,
      Key: rolesKey(userPoolId),
      UpdateExpression: `SET ${counted.map(({ step }) => step).join(', ')}`,
      ConditionExpression: `attribute_exists(counts.${last.name})`,
      ExpressionAttributeNames: Object.fromEntries(counted.map(({ name, role }) => [name, role])),
      ExpressionAttributeValues: { ':one': 1 },
    },
  };
}

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
  const taken = from !== to && isCustomRole(from) ? from : undefined;
  const given = from !== to && isCustomRole(to) ? to : undefined;
  if (taken === undefined && given === undefined) return undefined;

  const steps = [
    ...(taken === undefined ? [] : ['counts.#taken = counts.#taken - :one']),
    ...(given === undefined ? [] : ['counts.#given = counts.#given + :one']),
  ];
  return {
    Update: {
      TableName: tableName,
      Key: rolesKey(userPoolId),
      UpdateExpression: `SET ${steps.join(', ')}`,
      ConditionExpression: `attribute_exists(counts.${given === undefined ? '#taken' : '#given'})`,
      ExpressionAttributeNames: {
        ...(taken !== undefined && { '#taken': taken }),
        ...(given !== undefined && { '#given': given }),
      },
      ExpressionAttributeValues: { ':one': 1 },
    },
  };
}

const isCustomRole = (role: string | undefined): role is string =>
  role !== undefined && isId('rol', role);

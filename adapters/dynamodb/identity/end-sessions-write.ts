import type { UserKey } from '../../../core/identity/signed-in-user.ts';
import type { SessionsEnd } from '../../../core/identity/user-accounts.ts';
import { memberKey } from '../table/control-keys.ts';

/**
 * Names no attribute but these, by which its functions are bound: they may end sessions, and never touch a role.
 * Only later: of two at once, the one that reads an earlier clock must not bring sessions back.
 */
export const endSessionsWrite = (
  tableName: string,
  { userPoolId, userId }: UserKey,
  { at, keptSession }: SessionsEnd,
) => ({
  Update: {
    TableName: tableName,
    Key: memberKey(userPoolId, userId),
    UpdateExpression: `SET validFrom = :at, updatedAt = :at${keptSession === undefined ? ' REMOVE keptSession' : ', keptSession = :kept'}`,
    ConditionExpression: 'validFrom <= :at',
    ExpressionAttributeValues: {
      ':at': at.toISOString(),
      ...(keptSession !== undefined && { ':kept': keptSession }),
    },
  },
});

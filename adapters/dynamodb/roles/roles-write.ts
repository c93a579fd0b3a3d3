import type { RolesWrite } from '../../../core/roles/role-registry.ts';
import { rolesKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';
import { toRolesAttributes } from './roles-item.ts';

/** The roles as they shall be, if they are still as they were read and nobody has one that goes. */
export function rolesWrite(
  tableName: string,
  userPoolId: string,
  { before, after }: Pick<RolesWrite, 'before' | 'after'>,
): Write {
  const version = before.version + 1;
  const made = idsOnlyIn(after, before.roles);
  const gone = idsOnlyIn(before.roles, after);
  if (before.version === 0) {
    const counts = Object.fromEntries(made.map((id) => [id, 0]));
    const attributes = { ...toRolesAttributes(after), version, counts };
    return putNew(tableName, { ...rolesKey(userPoolId), ...attributes });
  }
  const { permissions, definitions } = toRolesAttributes(after);
  const counted = made.map((_, index) => `, counts.#made${index} = :zero`).join('');
  const removed = gone.map((_, index) => `counts.#gone${index}`);
  const unused = removed.map((count) => ` AND ${count} = :zero`).join('');
  return {
    Update: {
      TableName: tableName,
      Key: rolesKey(userPoolId),
      UpdateExpression: [
        `SET #permissions = :permissions, definitions = :definitions, #version = :version${counted}`,
        ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
      ].join(' '),
      ConditionExpression: `#version = :before${unused}`,
      ExpressionAttributeNames: {
        '#permissions': 'permissions',
        '#version': 'version',
        ...namesOf('#made', made),
        ...namesOf('#gone', gone),
      },
      ExpressionAttributeValues: {
        ':permissions': permissions,
        ':definitions': definitions,
        ':version': version,
        ':before': before.version,
        ...(made.length + gone.length > 0 && { ':zero': 0 }),
      },
    },
  };
}

type Identified = readonly { readonly id: string }[];

const idsOnlyIn = (these: Identified, those: Identified): string[] =>
  these.map(({ id }) => id).filter((id) => !those.some((other) => other.id === id));

const namesOf = (prefix: string, ids: readonly string[]) =>
  Object.fromEntries(ids.map((id, index) => [`${prefix}${index}`, id]));

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CustomRoles } from '../../../core/access/membership.ts';
import { rolesKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

const customRoles = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.record(z.string(), z.object({ permissions: z.array(z.string()) })));

/** The permissions of the roles that a tenant made, as they are now. */
export async function readRoles(
  documents: DynamoDBDocumentClient,
  tableName: string,
  userPoolId: string,
): Promise<CustomRoles> {
  const item = await getItem(documents, tableName, rolesKey(userPoolId));
  return item?.permissions === undefined ? {} : customRoles.parse(item.permissions);
}

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { TenantPolicyWriter, VersionedPolicy } from '../../../core/identity/change-policy.ts';
import {
  DEFAULT_POLICY,
  tenantPolicy,
  type TenantPolicy,
} from '../../../core/identity/tenant-policy.ts';
import type { ToldChange } from '../../../core/identity/user-accounts.ts';
import { tenantPolicyKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { tryTransact } from '../table/transact.ts';
import { toldWrites } from './told-writes.ts';

export class DynamoTenantPolicies implements TenantPolicyWriter {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async of(userPoolId: string): Promise<TenantPolicy> {
    return (await this.versioned(userPoolId)).policy;
  }

  async versioned(userPoolId: string): Promise<VersionedPolicy> {
    const item = await getItem(this.#documents, this.#tableName, tenantPolicyKey(userPoolId));
    const { version } = versionOf.parse(item ?? {});
    return { policy: tenantPolicy.parse({ ...DEFAULT_POLICY, ...item }), version };
  }

  async change(
    userPoolId: string,
    { policy, version }: VersionedPolicy,
    told: ToldChange,
  ): Promise<boolean> {
    const before = version - 1;
    return tryTransact(this.#documents, {
      policy: {
        Put: {
          TableName: this.#tableName,
          Item: { ...tenantPolicyKey(userPoolId), ...policy, version },
          ConditionExpression:
            before === UNCHANGED
              ? 'attribute_not_exists(#version) OR #version = :before'
              : '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': before },
        },
      },
      ...toldWrites(this.#tableName, told, new Date()),
    });
  }
}

const UNCHANGED = 1;
const versionOf = z.object({ version: z.int().default(UNCHANGED) });

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantPolicyWriter } from '../../../core/identity/change-policy.ts';
import {
  DEFAULT_POLICY,
  tenantPolicy,
  type TenantPolicy,
} from '../../../core/identity/tenant-policy.ts';
import { tenantPolicyKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { transact } from '../table/transact.ts';
import { toldWrites } from './told-writes.ts';

export class DynamoTenantPolicies implements TenantPolicyWriter {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async of(userPoolId: string): Promise<TenantPolicy> {
    const item = await getItem(this.#documents, this.#tableName, tenantPolicyKey(userPoolId));
    return tenantPolicy.parse({ ...DEFAULT_POLICY, ...item });
  }

  async change(
    userPoolId: string,
    policy: TenantPolicy,
    { keepsSupportAccess, ...told }: Parameters<TenantPolicyWriter['change']>[2],
  ): Promise<boolean> {
    const Item = { ...tenantPolicyKey(userPoolId), ...policy };
    const condition = keepsSupportAccess && supportAccessIs(policy.supportAccess);
    const written = await transact(this.#documents, {
      policy: { Put: { TableName: this.#tableName, Item, ...condition } },
      ...toldWrites(this.#tableName, told, new Date()),
    });
    if (written.ok) return true;
    if (written.error.kind === 'ConditionsFailed') return false;
    throw new Error('The policy could not be written for now.');
  }
}

/** The condition that the policy says so of the platform's support, where it says something or not. */
export const supportAccessIs = (value: TenantPolicy['supportAccess']) => ({
  ConditionExpression:
    value === DEFAULT_POLICY.supportAccess
      ? 'attribute_not_exists(supportAccess) OR supportAccess = :supportAccess'
      : 'supportAccess = :supportAccess',
  ExpressionAttributeValues: { ':supportAccess': value },
});

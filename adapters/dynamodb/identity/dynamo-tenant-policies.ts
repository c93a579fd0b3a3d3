import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantPolicyWriter } from '../../../core/identity/change-policy.ts';
import {
  DEFAULT_POLICY,
  tenantPolicy,
  type TenantPolicy,
} from '../../../core/identity/tenant-policy.ts';
import type { ToldChange } from '../../../core/identity/user-accounts.ts';
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

  async change(userPoolId: string, policy: TenantPolicy, told: ToldChange): Promise<void> {
    const Item = { ...tenantPolicyKey(userPoolId), ...policy };
    const written = await transact(this.#documents, {
      policy: { Put: { TableName: this.#tableName, Item } },
      ...toldWrites(this.#tableName, told, new Date()),
    });
    if (!written.ok) throw new Error('The policy could not be written for now.');
  }
}

import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';

export type ControlItems = {
  /** Of DynamoDB, such as `GetItem`. */
  readonly actions: readonly string[];
  /** Patterns of the partition keys, such as `TENANT#*`. */
  readonly leadingKeys: readonly string[];
};

/** Grants a function of the control plane the items of its concern, not the whole control table. */
export function grantControlItems(
  { role }: { readonly role: Role },
  table: ITable,
  { actions, leadingKeys }: ControlItems,
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
        // Without it the condition above would hold for a request that names no key at all.
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  );
}

export const grantTenantItems = (
  fn: Parameters<typeof grantControlItems>[0],
  table: ITable,
  actions: readonly string[],
): void => grantControlItems(fn, table, { actions, leadingKeys: ['TENANT#*'] });

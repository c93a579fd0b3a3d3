import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, type IPrincipal } from 'aws-cdk-lib/aws-iam';

export type ControlItems = {
  /** Of DynamoDB, such as `GetItem`. */
  readonly actions: readonly string[];
  /** Patterns of the partition keys, such as `TENANT#*`. */
  readonly leadingKeys: readonly string[];
  /** All that the request may name of an item, its keys and its condition included; whatever it likes by default. */
  readonly attributes?: readonly string[];
};

/** Of an event: nothing else in a tenant's partition can be written by who may name no more. */
export const EVENT_ATTRIBUTES = ['pk', 'sk', 'type', 'detail', 'expiresAt'];

/** Grants a function of the control plane the items of its concern, not the whole control table. */
export function grantControlItems(
  { role }: { readonly role: IPrincipal },
  table: ITable,
  { actions, leadingKeys, attributes }: ControlItems,
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
        ...(attributes && {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
        }),
        // Without it the conditions above would hold for a request that names no key at all.
        Null: {
          'dynamodb:LeadingKeys': 'false',
          ...(attributes && { 'dynamodb:Attributes': 'false' }),
        },
      },
    }),
  );
}

/** For what opens a tenant by its id, and asks whether its data is being moved (core/notifications/open-tenant.ts). */
export const grantTenantsRead = (fn: { readonly role: IPrincipal }, table: ITable): void =>
  grantControlItems(fn, table, { actions: ['GetItem'], leadingKeys: ['TENANT#*', 'POOL#*'] });

/** Takes partitions from a function that it is granted by a pattern. */
export function denyControlItems(
  { role }: { readonly role: IPrincipal },
  table: ITable,
  leadingKeys: readonly string[],
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['dynamodb:*'],
      resources: [table.tableArn],
      conditions: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': leadingKeys } },
    }),
  );
}

export const grantTenantItems = (
  fn: Parameters<typeof grantControlItems>[0],
  table: ITable,
  actions: readonly string[],
): void => grantControlItems(fn, table, { actions, leadingKeys: ['TENANT#*'] });

/** Lets a function of the API write down what operators do in it by support access: neither read nor grant any. */
export const grantSupportUses = (
  fn: Parameters<typeof grantControlItems>[0],
  table: ITable,
): void =>
  grantControlItems(fn, table, {
    actions: ['PutItem'],
    leadingKeys: ['SUPPORT_USES#*'],
    attributes: EVENT_ATTRIBUTES,
  });

/** Lets a function write down what was refused: it may neither read nor change what is written. */
export const grantRefusals = (fn: Parameters<typeof grantControlItems>[0], table: ITable): void =>
  grantControlItems(fn, table, {
    actions: ['PutItem'],
    leadingKeys: ['REFUSALS#*'],
    attributes: EVENT_ATTRIBUTES,
  });

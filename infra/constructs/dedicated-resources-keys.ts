import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';
import { dedicatedResourcesArns } from './dedicated-resources-arns.ts';

export type DedicatedResourcesProps = {
  readonly stage: Stage;
  /** Bears the stage's tag like the tenants' keys, and is none of them. */
  readonly secretsKey: IKey;
};

/**
 * A key is created with the tags that policies recognize it by. CreateKey has no resource to limit it to,
 * so the stage's own key, which is no tenant's, is refused by name.
 */
export const newKeyStatements = ({
  stage,
  secretsKey,
}: DedicatedResourcesProps): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'NewKeys',
    actions: ['kms:CreateKey', 'kms:TagResource'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:RequestTag/freehold:stage': stage.name },
      StringLike: { [`aws:RequestTag/${TENANT_TAG}`]: 'tnt_*' },
      // One that is a tenant's already is not given to another: sessions go by the tag.
      // Nor is a key of another purpose or stage made one, which might then be deleted.
      Null: {
        [`aws:ResourceTag/${TENANT_TAG}`]: 'true',
        'aws:ResourceTag/freehold:stage': 'true',
      },
    },
  }),
  new PolicyStatement({
    sid: 'NotTheKeyOfSecrets',
    effect: Effect.DENY,
    actions: ['kms:TagResource', 'kms:ScheduleKeyDeletion', 'kms:CreateAlias', 'kms:Decrypt'],
    resources: [secretsKey.keyArn],
  }),
];

export type OwnKeysProps = DedicatedResourcesProps & {
  /** Which aliases it may give to tenants' keys. */
  readonly aliases: string;
};

/** What needs no key yet, or tells no more of one than that it exists. */
export function keyNameStatements(
  scope: Construct,
  { stage, aliases }: OwnKeysProps,
): PolicyStatement[] {
  const { keys } = dedicatedResourcesArns(scope, stage);
  return [
    // A key whose alias was lost is found among all keys by its description.
    new PolicyStatement({
      sid: 'FindKeys',
      actions: ['kms:ListKeys', 'kms:ListAliases'],
      resources: ['*'],
    }),
    new PolicyStatement({ sid: 'TellKeys', actions: ['kms:DescribeKey'], resources: [keys] }),
    new PolicyStatement({
      sid: 'OwnAliases',
      actions: ['kms:CreateAlias', 'kms:DeleteAlias'],
      resources: [aliases],
    }),
  ];
}

/** What is done with tenants' keys, which are recognized by their tags. */
export function ownKeyStatements(
  scope: Construct,
  { stage }: Pick<DedicatedResourcesProps, 'stage'>,
): PolicyStatement[] {
  const { keys } = dedicatedResourcesArns(scope, stage);
  return [keyCareStatement(scope, stage), ...tableKeyStatements(keys, tenantsKeysOf(stage))];
}

/** What becomes of tenants' keys beside their use: names, rotation, and their end. */
export function keyCareStatement(scope: Construct, stage: Stage): PolicyStatement {
  return new PolicyStatement({
    sid: 'OwnKeys',
    actions: KEY_ACTIONS.map((action) => `kms:${action}`),
    resources: [dedicatedResourcesArns(scope, stage).keys],
    conditions: tenantsKeysOf(stage),
  });
}

const tenantsKeysOf = ({ name }: Stage) => ({
  StringEquals: { 'aws:ResourceTag/freehold:stage': name },
  StringLike: { [`aws:ResourceTag/${TENANT_TAG}`]: 'tnt_*' },
});

const KEY_ACTIONS = ['EnableKeyRotation', 'CreateAlias', 'DeleteAlias', 'ScheduleKeyDeletion'];

/**
 * DynamoDB needs these from the caller that makes a table with a key of its own; they
 * open no item, for which the caller has no action.
 */
export const TABLE_KEY_ACTIONS = [
  'Encrypt',
  'Decrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
];

function tableKeyStatements(
  keys: string,
  ofTenants: Readonly<Record<string, Readonly<Record<string, string>>>>,
): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'KeysOfTables',
      actions: TABLE_KEY_ACTIONS.map((action) => `kms:${action}`),
      resources: [keys],
      conditions: {
        ...ofTenants,
        StringLike: { ...ofTenants.StringLike, 'kms:ViaService': 'dynamodb.*.amazonaws.com' },
      },
    }),
    new PolicyStatement({
      sid: 'GrantsOfTables',
      actions: ['kms:CreateGrant'],
      resources: [keys],
      conditions: { ...ofTenants, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}

import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { controlTableEnv } from '../../functions/env/control-table.ts';
import type { mailingEnv } from '../../functions/env/mailing.ts';
import type { tenantPlaneEnv } from '../../functions/env/tenant-plane.ts';
import type { usageTableEnv } from '../../functions/env/usage-table.ts';
import type { signInEnv } from '../../functions/env/sign-in.ts';
import type { Stage } from '../config/stage.ts';
import type { Settings } from './platform-function.ts';

/** What the features of one stage share; a feature names in its parameters what it takes of it. */
export type Platform = {
  readonly stage: Stage;
  readonly config: PlatformConfig;
  readonly controlTable: ITable;
  readonly auditTable: ITable;
  readonly auditAnchors: { readonly bucket: IBucket; readonly key: IKey };
  readonly auditExports: IBucket;
  /** Counters of limits, quotas and metering. */
  readonly usageTable: ITable;
  /** Webhook endpoints, and what they are told. */
  readonly webhooksTable: ITable;
  /** Every usage event that was counted. */
  readonly usageBucket: IBucket;
  /** Where usage events wait to be counted. */
  readonly usageQueue: IQueue;
  /** Tracked events, one by one. */
  readonly analyticsBucket: IBucket;
  /** Where tracked events wait to be counted. */
  readonly trackQueue: IQueue;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
  /** Encrypts first passwords on their way to Cognito. */
  readonly secretsKey: IKey;
  /** Assumed for a tenant; the functions of the tenant plane have no other right to its data. */
  readonly tenantDataRole: IRole;
  readonly operatorPool: IUserPool;
  readonly operatorClient: IUserPoolClient;
  /** Where the platform tells what happened. */
  readonly bus: IEventBus;
  /** Where tenants find the API, without a trailing slash. */
  readonly apiUrl: string;
  /** Where the console is; the laptop's is known when it runs. */
  readonly consoleUrl?: string | undefined;
};

export const controlTableSettings = ({
  controlTable,
}: Pick<Platform, 'controlTable'>): Settings<typeof controlTableEnv> => ({
  CONTROL_TABLE_NAME: controlTable.tableName,
});

export const usageTableSettings = ({
  usageTable,
}: Pick<Platform, 'usageTable'>): Settings<typeof usageTableEnv> => ({
  USAGE_TABLE_NAME: usageTable.tableName,
});

export const mailingSettings = ({
  apiUrl,
  consoleUrl,
  ...platform
}: Pick<Platform, 'controlTable' | 'apiUrl' | 'consoleUrl'>): Settings<typeof mailingEnv> => ({
  ...controlTableSettings(platform),
  API_URL: apiUrl,
  ...(consoleUrl !== undefined && { CONSOLE_URL: consoleUrl }),
});

export const signInSettings = ({
  controlTable,
  operatorPool,
  operatorClient,
}: Platform): Settings<typeof signInEnv> => ({
  ...controlTableSettings({ controlTable }),
  OPERATOR_USER_POOL_ID: operatorPool.userPoolId,
  OPERATOR_CLIENT_ID: operatorClient.userPoolClientId,
});

export const tenantPlaneSettings = ({
  tenantTable,
  filesBucket,
  tenantDataRole,
}: Pick<Platform, 'tenantTable' | 'filesBucket' | 'tenantDataRole'>): Settings<
  typeof tenantPlaneEnv
> => ({
  TENANT_TABLE_NAME: tenantTable.tableName,
  FILES_BUCKET_NAME: filesBucket.bucketName,
  TENANT_ROLE_ARN: tenantDataRole.roleArn,
});

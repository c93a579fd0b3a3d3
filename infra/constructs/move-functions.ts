import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { advanceMoveEnv } from '../../functions/jobs/advance-job/env.ts';
import { changeStoresEnv } from '../../functions/jobs/change-dedicated-resources/env.ts';
import type { Stage } from '../config/stage.ts';
import { grantControlItems } from './control-items.ts';
import type { DedicatedResourcesAccess } from './dedicated-resources-access.ts';
import { PlatformFunction } from './platform-function.ts';

export type MoveFunctionsProps = {
  readonly stage: Stage;
  readonly controlTable: ITable;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
  readonly tenantDataRole: IRole;
  readonly dedicatedResources: DedicatedResourcesAccess;
};

/** The tasks of the machine that moves tenants, by the name that its definition knows each by. */
export class MoveFunctions extends Construct {
  readonly byName: Readonly<Record<string, IFunction>>;
  readonly #props: MoveFunctionsProps;

  constructor(scope: Construct, id: string, props: MoveFunctionsProps) {
    super(scope, id);
    this.#props = props;
    this.byName = { AdvanceMove: this.#advanceMove(), ChangeStores: this.#changeStores() };
  }

  /** Reaches a tenant's data by its sessions alone: one at the old place, another one at the new. */
  #advanceMove() {
    const { stage, controlTable, tenantDataRole } = this.#props;
    const fn = new PlatformFunction(this, 'AdvanceMove', {
      stage,
      path: 'moves/advance-move',
      description: 'Does the next piece of a tenant’s move, by the tenant’s own sessions',
      env: advanceMoveEnv,
      environment: {
        ...this.#stageStorage(),
        UPLOAD_LINK_SECONDS: String(stage.uploadLinkSeconds),
        LONGEST_UPLOAD_SECONDS: String(stage.longestUploadSeconds),
      },
      isTenantPlane: true,
      timeoutSeconds: 300,
      memoryMb: 1_024,
    });
    fn.grant(['sts:AssumeRole', 'sts:TagSession'], [tenantDataRole.roleArn]);
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      leadingKeys: ['TENANT#*'],
    });
    // Pauses and opens a tenant's writes, and leads its users to the new placement; registers no pool.
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:UpdateItem'],
      leadingKeys: ['POOL#*'],
    });
    return fn.function;
  }

  #changeStores() {
    const { stage, controlTable, dedicatedResources } = this.#props;
    const fn = new PlatformFunction(this, 'ChangeStores', {
      stage,
      path: 'moves/change-stores',
      description: 'Makes or deletes what a tenant that moves has to itself',
      env: changeStoresEnv,
      environment: { ...this.#stageStorage(), ...dedicatedResources.environment },
      timeoutSeconds: 60,
    });
    dedicatedResources.grant(fn);
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      leadingKeys: ['TENANT#*'],
    });
    return fn.function;
  }

  #stageStorage() {
    const { controlTable, tenantTable, filesBucket, tenantDataRole } = this.#props;
    return {
      CONTROL_TABLE_NAME: controlTable.tableName,
      TENANT_TABLE_NAME: tenantTable.tableName,
      FILES_BUCKET_NAME: filesBucket.bucketName,
      TENANT_ROLE_ARN: tenantDataRole.roleArn,
    };
  }
}

import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { writeSiloTemplate } from '../silo/silo-template.ts';
import { acknowledgeDedicatedResources } from './dedicated-resources-acknowledgements.ts';
import { dedicatedResourcesArns } from './dedicated-resources-arns.ts';
import {
  keyNameStatements,
  newKeyStatements,
  ownKeyStatements,
  type DedicatedResourcesProps,
} from './dedicated-resources-keys.ts';
import { SiloDeployRole } from './silo-deploy-role.ts';

const TABLE_ACTIONS = [
  'CreateTable',
  'DescribeTable',
  'UpdateTable',
  'DeleteTable',
  'TagResource',
  'DescribeContinuousBackups',
  'UpdateContinuousBackups',
  'DescribeTimeToLive',
  'UpdateTimeToLive',
];

/**
 * What a function needs to make and delete the stores that tenants have to themselves
 * (adapters/dedicated-resources): rights on tables, keys and stacks of this stage's tenants by their names and
 * tags, on no item or object in them, and the settings that the adapter reads.
 */
export class DedicatedResourcesAccess extends Construct {
  readonly environment: Readonly<
    Record<'SILO_TEMPLATE_URL' | 'SILO_DEPLOY_ROLE_ARN' | 'DEDICATED_RESOURCES_PROTECTION', string>
  >;
  readonly #props: DedicatedResourcesProps;
  readonly #template: Asset;
  readonly #deployRole: SiloDeployRole;

  constructor(scope: Construct, id: string, props: DedicatedResourcesProps) {
    super(scope, id);
    const { stage } = props;
    this.#props = props;
    this.#template = new Asset(this, 'SiloTemplate', { path: writeSiloTemplate(this, stage) });
    this.#deployRole = new SiloDeployRole(this, 'SiloDeployRole', props);
    this.environment = {
      SILO_TEMPLATE_URL: this.#template.httpUrl,
      SILO_DEPLOY_ROLE_ARN: this.#deployRole.roleArn,
      DEDICATED_RESOURCES_PROTECTION: stage.isDataProtected ? 'on' : 'off',
    };
  }

  /** Gives a function the rights; its environment is given with `environment`. */
  grant({ role }: { readonly role: Role }): void {
    const { stage } = this.#props;
    const statements = [
      this.#tables(),
      ...newKeyStatements(this.#props),
      ...keyNameStatements(this, {
        ...this.#props,
        aliases: dedicatedResourcesArns(this, stage).aliases,
      }),
      ...ownKeyStatements(this, this.#props),
      ...this.#stacks(),
      ...this.#streamMappings(),
    ];
    for (const statement of statements) role.addToPrincipalPolicy(statement);
    acknowledgeDedicatedResources(role, this.#props.stage);
  }

  #tables() {
    const { tables, siloTables } = dedicatedResourcesArns(this, this.#props.stage);
    return new PolicyStatement({
      sid: 'OwnTables',
      actions: TABLE_ACTIONS.map((action) => `dynamodb:${action}`),
      resources: [tables, siloTables],
    });
  }

  /** Has the publisher read the streams of tenants' tables: no other function, and no record by itself. */
  #streamMappings() {
    const { changePublishers, streamMappings } = dedicatedResourcesArns(this, this.#props.stage);
    const conditions = { ArnLike: { 'lambda:FunctionArn': changePublishers } };
    return [
      new PolicyStatement({
        sid: 'NewStreamMappings',
        actions: ['lambda:CreateEventSourceMapping'],
        resources: ['*'],
        conditions,
      }),
      new PolicyStatement({
        sid: 'OwnStreamMappings',
        actions: ['lambda:DeleteEventSourceMapping'],
        resources: [streamMappings],
        conditions,
      }),
      new PolicyStatement({
        sid: 'FindStreamMappings',
        actions: ['lambda:ListEventSourceMappings'],
        resources: ['*'],
      }),
    ];
  }

  #stacks() {
    const { stacks } = dedicatedResourcesArns(this, this.#props.stage);
    return [
      new PolicyStatement({
        sid: 'NewStacks',
        actions: ['cloudformation:CreateStack'],
        resources: [stacks],
        conditions: {
          StringEquals: {
            'cloudformation:TemplateUrl': this.#template.httpUrl,
            'cloudformation:RoleArn': this.#deployRole.roleArn,
          },
        },
      }),
      new PolicyStatement({
        sid: 'OwnStacks',
        actions: [
          'cloudformation:DescribeStacks',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeEvents',
          'cloudformation:UpdateTerminationProtection',
          'cloudformation:DeleteStack',
          'cloudformation:TagResource',
        ],
        resources: [stacks],
      }),
      new PolicyStatement({
        sid: 'StacksRole',
        actions: ['iam:PassRole'],
        resources: [this.#deployRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
      }),
      new PolicyStatement({
        sid: 'StacksTemplate',
        actions: ['s3:GetObject'],
        resources: [this.#template.bucket.arnForObjects(this.#template.s3ObjectKey)],
      }),
    ];
  }
}

import { ArnFormat, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import {
  OidcProviderNative,
  PolicyStatement,
  Role,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

export type PipelineStackProps = StackProps & {
  readonly stage: Stage;
  /** As it stands in the subject of the repository's tokens. */
  readonly repository: string;
  /** All that the stage's stacks are in. */
  readonly regions: readonly string[];
};

/** What cdk-nag is told of the rights to stacks of that prefix. */
const ofStacks = (prefix: string) => ({
  id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:*:<AWS::AccountId>:stack/${prefix}*/*]`,
  reason: 'The stage’s stacks, in its regions; a stack’s id ends in what AWS makes up.',
});

const ISSUER = 'token.actions.githubusercontent.com';

/** https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
const BOOTSTRAP_ROLES = ['deploy-role', 'file-publishing-role', 'lookup-role'];

/**
 * What the repository's workflows (.github/workflows/) deploy the stage as, by GitHub's own tokens: no key is
 * kept anywhere. Each role is for one environment of the one repository, so that the environment's rules (who
 * approves, from which branch) hold for AWS too.
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class PipelineStack extends Stack {
  readonly #props: PipelineStackProps;
  readonly #provider: OidcProviderNative;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.#provider = new OidcProviderNative(this, 'GitHub', {
      url: `https://${ISSUER}`,
      clientIds: ['sts.amazonaws.com'],
    });
    this.#deployRole();
    this.#diffRole();
  }

  /** Assumes the CDK's bootstrap roles; by itself it only brings silos to the template that was deployed. */
  #deployRole() {
    const { stage, regions } = this.#props;
    const prefix = resourcePrefixOf(stage.name);
    const roles = regions.flatMap((region) =>
      BOOTSTRAP_ROLES.map((role) =>
        this.#roleArn(`cdk-hnb659fds-${role}-${this.account}-${region}`),
      ),
    );
    const role = this.#roleFor('Deploy', stage.name);
    role.addToPolicy(new PolicyStatement({ actions: ['sts:AssumeRole'], resources: roles }));
    for (const statement of this.#siloUpdate(prefix)) role.addToPolicy(statement);
    Validations.of(role).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'ListStacks knows no resource; it tells names and states.',
      },
      ofStacks(prefix),
      ofStacks(`${prefix}tnt-`),
      {
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-*/*]`,
        reason: 'Templates and bundles of the CDK’s own bucket, which the role publishes itself.',
      },
    );
  }

  /** What `freehold silo update` takes: CloudFormation reads the template with the caller's rights. */
  #siloUpdate(prefix: string): PolicyStatement[] {
    return [
      new PolicyStatement({ actions: ['cloudformation:ListStacks'], resources: ['*'] }),
      new PolicyStatement({
        actions: [
          'cloudformation:DescribeStacks',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeEvents',
        ],
        resources: [this.#stacksArn(prefix)],
      }),
      new PolicyStatement({
        actions: ['cloudformation:UpdateStack'],
        resources: [this.#stacksArn(`${prefix}tnt-`)],
      }),
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [`arn:${this.partition}:s3:::cdk-hnb659fds-assets-${this.account}-*/*`],
      }),
    ];
  }

  /**
   * Reads the templates that stand, for the diff before the approval. The CDK's lookup role would read the
   * tenants' tables too: it has AWS's ReadOnlyAccess.
   */
  #diffRole() {
    const { stage } = this.#props;
    const prefix = resourcePrefixOf(stage.name);
    const role = this.#roleFor('Diff', `${stage.name}-diff`);
    role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
        resources: [this.#stacksArn(prefix)],
      }),
    );
    Validations.of(role).acknowledge(ofStacks(prefix));
  }

  /** A name that the workflows know. */
  #roleFor(noun: 'Deploy' | 'Diff', environment: string): Role {
    const { stage, repository } = this.#props;
    return new Role(this, `${noun}Role`, {
      roleName: `freehold-${stage.name}-${noun.toLowerCase()}`,
      description: `GitHub Actions of ${repository}, environment ${environment}`,
      assumedBy: new WebIdentityPrincipal(this.#provider.oidcProviderArn, {
        StringEquals: {
          [`${ISSUER}:aud`]: 'sts.amazonaws.com',
          [`${ISSUER}:sub`]: `repo:${repository}:environment:${environment}`,
        },
      }),
    });
  }

  /** Of any region. */
  #stacksArn(prefix: string): string {
    return this.formatArn({
      service: 'cloudformation',
      region: '*',
      resource: 'stack',
      resourceName: `${prefix}*/*`,
    });
  }

  #roleArn(name: string): string {
    return this.formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: name,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}

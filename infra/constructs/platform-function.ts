import { Duration, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { bundleOf } from '../bundle-functions.ts';
import type { Network } from '../config/network.ts';
import type { Stage } from '../config/stage.ts';
import { removalPolicyOf } from './removal-policy.ts';

/** What is coerced takes anything, and still has to be there. */
type NeededIn<Input> = {
  [Name in keyof Input]-?: unknown extends Input[Name]
    ? Name
    : undefined extends Input[Name]
      ? never
      : Name;
}[keyof Input];

/** The variables of a function's environment that its feature gives; those with a default need not be. */
export type Settings<Env extends z.ZodObject> = Readonly<
  Record<Exclude<NeededIn<z.input<Env>> & string, 'STAGE'>, string>
>;

export type PlatformFunctionProps<Env extends z.ZodObject> = {
  readonly stage: Stage;
  /** The function's folder below functions/. */
  readonly path: string;
  readonly description: string;
  /** Where the function must be known by name; else CloudFormation makes one. */
  readonly functionName?: string;
  /** The function's own schema of its environment: a setting it needs and infra forgets does not compile. */
  readonly env: Env;
  readonly environment: Settings<Env>;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  /** Of the account's concurrent executions, its own; see the stage. */
  readonly reservedConcurrency?: number;
  /** Where the function's role lies, for roles that trust a path. */
  readonly rolePath?: string;
  /** The VPC that the function runs in; without it in none. */
  readonly network?: Network | undefined;
};

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const NETWORK_ACTIONS = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/**
 * A Lambda function as this house runs it: ARM64, JSON logs, traced, with a role of its own. It has no alarm: what
 * its failure means is known by what invokes it, an API, a state machine, a schedule, a stream or a queue.
 */
export class PlatformFunction<Env extends z.ZodObject = z.ZodObject> extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PlatformFunctionProps<Env>) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      path: props.rolePath,
    });
    const logGroup = this.#logGroup(props.stage);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: props.functionName,
      description: props.description,
      code: Code.fromAsset(bundleOf(props.path)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds ?? 15),
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.path,
        STAGE: props.stage.name,
      },
      role: this.role,
      logGroup,
      reservedConcurrentExecutions: props.reservedConcurrency,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
    logGroup.grantWrite(this.role);
    if (props.network) this.#join(props.network);
    this.#acknowledgeTracing();
  }

  grant(actions: string[], resources: string[]): void {
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
  }

  /** Lambda makes the network interfaces as the function's role; the function's own code may not (lambda:SourceFunctionArn). */
  #join(vpcConfig: Network) {
    (this.function.node.defaultChild as CfnFunction).vpcConfig = vpcConfig;
    this.grant(NETWORK_ACTIONS, ['*']);
    this.role.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: NETWORK_ACTIONS,
        resources: ['*'],
        conditions: { Null: { 'lambda:SourceFunctionArn': 'false' } },
      }),
    );
  }

  #logGroup(stage: Stage) {
    return new LogGroup(this, 'Logs', {
      retention: stage.logRetention,
      removalPolicy: removalPolicyOf(stage),
    });
  }

  /** X-Ray's write actions know no resource, and CDK writes them with `*`. */
  #acknowledgeTracing() {
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'xray:PutTraceSegments and xray:PutTelemetryRecords support no resource.',
    });
  }
}

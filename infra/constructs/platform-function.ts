import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { bundleOf } from '../bundle-functions.ts';
import type { Stage } from '../config/stage.ts';

export type PlatformFunctionProps<Env extends z.ZodObject> = {
  readonly stage: Stage;
  /** The function's folder below functions/. */
  readonly path: string;
  readonly description: string;
  /** Where the function must be known by name; else CloudFormation makes one. */
  readonly functionName?: string;
  /** The function's own schema of its environment: a setting it needs and infra forgets does not compile. */
  readonly env: Env;
  readonly environment: Readonly<Record<Exclude<keyof z.input<Env> & string, 'STAGE'>, string>>;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  /** Invoked without a caller who waits: what it fails to handle goes to a dead-letter queue. */
  readonly isAsync?: boolean;
  /** May assume the tenants' data role; its own role lies on the path which that role trusts. */
  readonly isTenantPlane?: boolean;
};

/** The path of the roles that may open a tenant's session; the tenants' data role trusts it alone. */
export const tenantPlanePath = ({ name }: Stage): string => `/freehold/${name}/tenant-plane/`;

/** A Lambda function as this house runs it: ARM64, JSON logs, traced, alarmed, with a role of its own. */
export class PlatformFunction<Env extends z.ZodObject> extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PlatformFunctionProps<Env>) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      ...(props.isTenantPlane ? { path: tenantPlanePath(props.stage) } : {}),
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
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(props.isAsync ? { deadLetterQueue: this.#deadLetters(), retryAttempts: 2 } : {}),
    });
    logGroup.grantWrite(this.role);
    this.#alarm('Errors', this.function.metricErrors({ period: Duration.minutes(5) }));
    this.#alarm('Throttles', this.function.metricThrottles({ period: Duration.minutes(5) }));
    this.#acknowledgeTracing();
  }

  grant(actions: string[], resources: string[]): void {
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
  }

  #logGroup({ logRetention, isDataProtected }: Stage) {
    return new LogGroup(this, 'Logs', {
      retention: logRetention,
      removalPolicy: isDataProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  #deadLetters() {
    const queue = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.#alarm('DeadLettersAlarm', queue.metricApproximateNumberOfMessagesVisible());
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself the dead-letter queue of its function.',
    });
    return queue;
  }

  #alarm(id: string, metric: ConstructorParameters<typeof Alarm>[2]['metric']) {
    new Alarm(this, id, {
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
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

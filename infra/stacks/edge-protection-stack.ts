import { Aspects, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ORIGIN_SECRET_NAME } from '../../core/edge-protection/origin-secret.ts';
import { secretId } from '../../core/secrets/secret-id.ts';
import { rotateOriginSecretEnv } from '../../functions/edge-protection/rotate-origin-secret/env.ts';
import type { Domain } from '../config/domain.ts';
import type { Stage } from '../config/stage.ts';
import { alarm } from '../constructs/alarm.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import type { ConsoleSettings } from '../constructs/console-site.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ProtectedDistribution } from '../constructs/protected-distribution.ts';
import { TellAlarms } from '../constructs/tell-alarms.ts';
import { WebAcl } from '../constructs/web-acl.ts';

/**
 * Where CloudFront's certificate and firewall must be:
 * https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html
 */
export const EDGE_REGION = 'us-east-1';

export type EdgeProtectionStackProps = StackProps & {
  readonly stage: Stage;
  readonly domain: Domain;
  /** Where the API is, which reads a replica of the secret. */
  readonly apiRegion: string;
  readonly site: ConsoleSettings;
};

/** CloudFront and WAF before the API, and the secret by which the API knows what came through them. */
export class EdgeProtectionStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeProtectionStackProps) {
    const { stage, domain, apiRegion, site, ...stackProps } = props;
    super(scope, id, stackProps);
    const secret = new Secret(this, 'OriginSecret', {
      secretName: secretId(stage.name, ORIGIN_SECRET_NAME),
      description: 'What CloudFront shows the API; rotated',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      replicaRegions: apiRegion === EDGE_REGION ? [] : [{ region: apiRegion }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { distribution } = new ProtectedDistribution(this, 'Api', {
      ...{ stage, domain, site },
      webAclArn: new WebAcl(this, 'WebAcl').arn,
      originSecret: secret.secretValue,
    });
    this.#rotate(stage, { secret, distributionId: distribution.distributionId });
    if (apiRegion !== EDGE_REGION) this.#tellAlarms();
  }

  #rotate(stage: Stage, { secret, distributionId }: { secret: Secret; distributionId: string }) {
    const rotate = new PlatformFunction(this, 'RotateOriginSecret', {
      stage,
      path: 'edge-protection/rotate-origin-secret',
      description: 'Gives CloudFront and the API a new secret between them',
      env: rotateOriginSecretEnv,
      environment: { DISTRIBUTION_ID: distributionId },
      timeoutSeconds: 60,
    });
    rotate.grant(
      [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      [secret.secretArn],
    );
    alarm(this, 'RotationFailed', {
      metric: rotate.function.metricErrors({ period: Duration.minutes(5) }),
      meaning: 'The secret between CloudFront and the API was not rotated; the old one stays good.',
      fault: 'a step of the rotation ends in an error.',
      runbook: 'origin-secret',
    });
    const distributionArn = this.formatArn({
      service: 'cloudfront',
      region: '',
      resource: 'distribution',
      resourceName: distributionId,
    });
    rotate.grant(
      ['cloudfront:GetDistributionConfig', 'cloudfront:UpdateDistribution'],
      [distributionArn],
    );
    secret.addRotationSchedule('Rotation', {
      rotationLambda: rotate.function,
      automaticallyAfter: Duration.days(30),
      // The first value was just made, and CloudFront has it from this deployment.
      rotateImmediatelyOnUpdate: false,
    });
  }

  /** An alarm tells a topic of its region. */
  #tellAlarms() {
    const topic = new AlarmTopic(this, 'AlarmTopic');
    Aspects.of(this).add(new TellAlarms({ every: topic }));
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn }).overrideLogicalId(
      'AlarmTopicArnEdge',
    );
  }
}

import { Duration, Stack, Token, Validations } from 'aws-cdk-lib';
import {
  CachePolicy,
  Function as CloudFrontFunction,
  FunctionCode,
  FunctionEventType,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { brandedConsole, type Brand } from '../brand-console.ts';
import {
  ASKED_EACH_TIME,
  bucketSources,
  CONSOLE_HEADERS,
  consolePolicy,
  FILE_PATH,
  KEPT_FOR_A_YEAR,
  PAGE_FILE,
} from '../config/console-policy.ts';
import type { Stage } from '../config/stage.ts';
import { privateBucket } from './private-bucket.ts';
import { removalPolicyOf } from './removal-policy.ts';
import { securityHeaders } from './security-headers.ts';

export type ConsoleSettings = {
  /** Where tenants' files are. */
  readonly fileRegions: readonly string[];
  /** What the console is called, and looks like. */
  readonly brand: Brand;
};
export type ConsoleSiteProps = { readonly stage: Stage; readonly site: ConsoleSettings };

/** The console's files in a bucket that CloudFront alone reads. */
export class ConsoleSite extends Construct {
  readonly behavior: BehaviorOptions;

  constructor(scope: Construct, id: string, { stage, site }: ConsoleSiteProps) {
    super(scope, id);
    const bucket = this.#bucket(stage);
    this.#deploy(bucket, stage, brandedConsole(site.brand));
    this.behavior = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: this.#headers(site.fileRegions),
      functionAssociations: [
        { function: this.#toPage(), eventType: FunctionEventType.VIEWER_REQUEST },
      ],
    };
  }

  #bucket(stage: Stage): Bucket {
    const bucket = privateBucket(this, 'Files', {
      stage,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Everybody may read what is in it: the same files for all.',
    });
    return bucket;
  }

  /**
   * The hashed files come first and stay, so that a page that is open finds those of its build; CloudFormation puts
   * the page itself in place when they are there.
   */
  #deploy(bucket: Bucket, stage: Stage, folder: string) {
    const logGroup = new LogGroup(this, 'CopyLogs', {
      retention: stage.logRetention,
      removalPolicy: removalPolicyOf(stage),
    });
    const assets = new BucketDeployment(this, 'Assets', {
      destinationBucket: bucket,
      logGroup,
      sources: [Source.asset(folder, { exclude: ['index.html', '.vite'] })],
      cacheControl: [CacheControl.fromString(KEPT_FOR_A_YEAR)],
      prune: false,
    });
    const page = new BucketDeployment(this, 'Page', {
      destinationBucket: bucket,
      logGroup,
      sources: [Source.asset(folder, { exclude: ['assets', '.vite'] })],
      cacheControl: [CacheControl.fromString(ASKED_EACH_TIME)],
      prune: false,
    });
    page.node.addDependency(assets);
    acknowledgeCopying(page, bucket);
  }

  #headers(fileRegions: readonly string[]) {
    const override = true;
    const policy = consolePolicy(bucketSources(fileRegions));
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: securityHeaders(policy, { override }),
      customHeadersBehavior: {
        customHeaders: Object.entries(CONSOLE_HEADERS).map(([header, value]) => ({
          ...{ header, value, override },
        })),
      },
    });
  }

  /** By a function and not by an error page, which would take the API's own refusals for missing pages. */
  #toPage() {
    return new CloudFrontFunction(this, 'ToPage', {
      comment: 'Answers each path of the console with its page',
      code: FunctionCode.fromInline(
        `function handler(event) {
  if (!${String(FILE_PATH)}.test(event.request.uri)) event.request.uri = '${PAGE_FILE}';
  return event.request;
}`,
      ),
    });
  }
}

/** The function that copies is the CDK's own: one for the stack, with its role and runtime. */
function acknowledgeCopying({ handlerRole }: BucketDeployment, bucket: Bucket) {
  const reason =
    'The CDK’s own function copies from its assets into this bucket, and nothing else.';
  const stack = Stack.of(bucket);
  const handler = stack.node.children.find(({ node }) =>
    node.id.startsWith('Custom::CDKBucketDeployment'),
  );
  if (!handler) throw new Error(`The CDK copies by another function now: ${handlerRole.node.path}`);
  const files = stack.getLogicalId(bucket.node.defaultChild as CfnBucket);
  for (const id of [
    'L1',
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map(
      (action) => `IAM5[Action::s3:${action}*]`,
    ),
    `IAM5[Resource::${assetsOf(stack)}/*]`,
    `IAM5[Resource::<${files}.Arn>/*]`,
  ]) {
    Validations.of(handler).acknowledge({ id: `AwsSolutions-${id}`, reason });
  }
}

/** The bucket that the CDK stages assets in, as a finding names it. */
function assetsOf({ partition, account, region }: Stack): string {
  const shown = (value: string, name: string) =>
    Token.isUnresolved(value) ? `<AWS::${name}>` : value;
  const of = `${shown(account, 'AccountId')}-${shown(region, 'Region')}`;
  return `arn:${shown(partition, 'Partition')}:s3:::cdk-hnb659fds-assets-${of}`;
}

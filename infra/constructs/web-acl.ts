import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { routes } from '../../functions/routes.ts';

/** Requests of one source in five minutes: of an office behind one address, and of somebody who tries passwords. */
const PER_SOURCE = 6_000;
const PER_SOURCE_ANONYMOUS = 100;

/**
 * Rules that read bodies only count: a record may hold any text, HTML and SQL too, and up to 350 KB of it.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
const MANAGED: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesAmazonIpReputationList: [],
  AWSManagedRulesKnownBadInputsRuleSet: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY'],
  AWSManagedRulesCommonRuleSet: [
    'SizeRestrictions_BODY',
    'CrossSiteScripting_BODY',
    'EC2MetaDataSSRF_BODY',
    'GenericLFI_BODY',
    'GenericRFI_BODY',
  ],
};

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

/** The firewall before CloudFront: AWS's managed rules, and a rate for each source. */
export class WebAcl extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs('All'),
      customResponseBodies: {
        // As API Gateway words it, and the API description has it.
        [TOO_MANY]: { contentType: 'APPLICATION_JSON', content: '{"message":"Too Many Requests"}' },
      },
      rules: [
        rateRule('AnonymousRoutes', PER_SOURCE_ANONYMOUS, anonymousRoutes()),
        rateRule('EverySource', PER_SOURCE),
        ...Object.entries(MANAGED).map(([name, counted]) => managedRule(name, counted)),
      ].map((rule, priority) => ({ ...rule, priority })),
    });
    this.arn = acl.attrArn;
    this.#logRefusals();
  }

  /** WAF writes to groups of that prefix alone. Tokens and the origin's secret are left out. */
  #logRefusals() {
    const group = new LogGroup(this, 'Logs', {
      logGroupName: `aws-waf-logs-${Stack.of(this).stackName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.arn,
      logDestinationConfigs: [group.logGroupArn],
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'x-api-key' } },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [
              { ActionCondition: { Action: 'BLOCK' } },
              { ActionCondition: { Action: 'COUNT' } },
            ],
          },
        ],
      },
    });
  }
}

const TOO_MANY = 'too-many-requests';

type Unordered = Omit<Rule, 'priority'>;

const rateRule = (name: string, limit: number, scopeDownStatement?: Statement): Unordered => ({
  name,
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      aggregateKeyType: 'IP',
      scopeDownStatement,
    },
  },
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: TOO_MANY,
        responseHeaders: [{ name: 'retry-after', value: '300' }],
      },
    },
  },
  visibilityConfig: seenAs(name),
});

const managedRule = (name: string, counted: readonly string[]): Unordered => ({
  name,
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  overrideAction: { none: {} },
  visibilityConfig: seenAs(name),
});

/** The routes that need no token, of functions/routes.ts: signing in above all. */
function anonymousRoutes(): Statement {
  const open = Object.values(routes).filter(({ rateClass }) => rateClass === 'anonymous');
  const statements = open.map(({ key }): Statement => {
    const path = key.slice(key.indexOf('/'));
    const [fixed = path] = path.split('{');
    return {
      byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint: fixed === path ? 'EXACTLY' : 'STARTS_WITH',
        searchString: fixed,
        textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
      },
    };
  });
  return { orStatement: { statements } };
}

const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

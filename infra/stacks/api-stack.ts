import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { CanaryDeployments } from '../constructs/canary-deployments.ts';
import { constructIdOf } from '../constructs/construct-id-of.ts';
import { grantEdge } from '../constructs/edge-rights.ts';
import type { FunctionPath } from '../../functions/routes.ts';
import type { Platform } from '../constructs/platform.ts';
import { UserAlarms } from '../constructs/user-alarms.ts';
import { alarmsApi } from '../features/alarms.ts';
import { analyticsApi } from '../features/analytics.ts';
import { apiDescriptionApi } from '../features/api-description.ts';
import { auditApi } from '../features/audit.ts';
import { apiKeysApi } from '../features/api-keys.ts';
import { billingApi } from '../features/billing.ts';
import { cacheApi } from '../features/cache.ts';
import { filesApi } from '../features/files.ts';
import { flagsApi } from '../features/flags.ts';
import { accountMails, identityApi, requestAuthorizer } from '../features/identity.ts';
import { jobsApi } from '../features/jobs.ts';
import { membersApi } from '../features/members.ts';
import { meteringApi } from '../features/metering.ts';
import { movesApi } from '../features/moves.ts';
import { notificationsApi, type NotificationQueues } from '../features/notifications.ts';
import { operatorsApi } from '../features/operators.ts';
import { portabilityApi } from '../features/portability.ts';
import { eventsApi } from '../features/product-events.ts';
import { productAnalyticsApi } from '../features/product-analytics.ts';
import { provisioningApi } from '../features/onboarding.ts';
import { quotasApi } from '../features/quotas.ts';
import { recordsApi } from '../features/records.ts';
import { rolesApi } from '../features/roles.ts';
import { supportAccessApi } from '../features/support-access.ts';
import { withTenantPlaneApis } from '../features/tenant-plane-apis.ts';
import { tenantsApi } from '../features/tenants.ts';
import { webhooksApi } from '../features/webhooks.ts';

export type ApiStackProps = StackProps &
  Platform &
  NotificationQueues & {
    readonly api: IHttpApi;
    readonly webhookQueue: IQueue;
    readonly provisionTenantMachine: IStateMachine;
    readonly runJobMachine: IStateMachine;
    readonly productEvents: IQueue;
  };

/** What answers at the API's address: the functions of its routes, and the authorizer. */
export class ApiStack extends Stack {
  /** As they are invoked. */
  readonly functions: Readonly<Record<FunctionPath, IFunction>>;
  readonly authorizer: IFunction;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);

    const functions = new Construct(this, 'Functions');
    const served = withTenantPlaneApis(functions, props, {
      ...tenantsApi(functions, props),
      ...jobsApi(functions, props),
      ...movesApi(functions, props),
      ...portabilityApi(functions, props),
      ...auditApi(functions, props),
      ...flagsApi(functions, props),
      ...alarmsApi(functions, props),
      ...membersApi(functions, props),
      ...identityApi(functions, props),
      ...operatorsApi(functions, props),
      ...rolesApi(functions, props),
      ...supportAccessApi(functions, props),
      ...apiKeysApi(functions, props),
      ...billingApi(functions, props),
      ...recordsApi(functions, props),
      ...quotasApi(functions, props),
      ...provisioningApi(functions, props),
      ...meteringApi(functions, props),
      ...analyticsApi(functions, props),
      ...eventsApi(functions, props),
      ...productAnalyticsApi(functions, props),
      ...filesApi(functions, props),
      ...cacheApi(functions, props),
      ...notificationsApi(functions, props),
      ...webhooksApi(functions, props),
      ...apiDescriptionApi(functions, props),
    });
    grantEdge(served, props);
    accountMails(functions, props);
    const { authorizer, ...functionsOfRoutes } = this.#live(props, {
      ...served,
      authorizer: requestAuthorizer(functions, props),
    });
    this.functions = functionsOfRoutes;
    this.authorizer = authorizer;
    new UserAlarms(this, 'UserAlarms', props);
  }

  /** What API Gateway invokes: each function itself, or the alias that its deployments move. */
  #live<Path extends string>(
    { stage, api }: Pick<ApiStackProps, 'stage' | 'api'>,
    functions: Readonly<Record<Path, LambdaFunction>>,
  ): Readonly<Record<Path, IFunction>> {
    if (!stage.isCanaryDeployed) return functions;
    const canary = new CanaryDeployments(this, 'Canary', { api });
    const aliases = Object.entries<LambdaFunction>(functions).map(
      ([path, fn]): [string, IFunction] => [path, canary.aliasOf(constructIdOf(path), fn)],
    );
    return Object.fromEntries(aliases) as Record<Path, IFunction>;
  }
}

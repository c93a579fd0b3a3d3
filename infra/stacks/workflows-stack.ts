import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { DedicatedResourcesAccess } from '../constructs/dedicated-resources-access.ts';
import type { Platform } from '../constructs/platform.ts';
import { auditAnchoring, auditAppender } from '../features/audit.ts';
import { auditStreams } from '../features/audit-streams.ts';
import { billingWork } from '../features/billing.ts';
import { dueErasures } from '../features/erasure.ts';
import { filesConsumers } from '../features/files.ts';
import { invariants } from '../features/invariants.ts';
import { jobWorkflow } from '../features/jobs.ts';
import { notificationWork, type NotificationQueues } from '../features/notifications.ts';
import { poolStock } from '../features/pool-stock.ts';
import { operatorsAlerts } from '../features/product-analytics.ts';
import { quotaWork } from '../features/quotas.ts';
import { provisioningConsumers, provisioningWorkflow } from '../features/provisioning.ts';
import { tenantLifeWork } from '../features/tenant-life.ts';
import { meteredUses } from '../features/usage.ts';

/** What works behind the API: state machines with their tasks and sweepers. */
export class WorkflowsStack extends Stack {
  readonly provisionTenantMachine: StateMachine;
  readonly runJobMachine: StateMachine;
  readonly notificationQueues: NotificationQueues;
  /** For functions that make or delete what tenants have to themselves. */
  readonly dedicatedResources: DedicatedResourcesAccess;

  constructor(scope: Construct, id: string, props: StackProps & Platform) {
    super(scope, id, props);
    this.dedicatedResources = new DedicatedResourcesAccess(this, 'DedicatedResources', props);
    const features = { ...props, dedicatedResources: this.dedicatedResources };
    this.provisionTenantMachine = provisioningWorkflow(this, features);
    this.runJobMachine = jobWorkflow(this, features);
    poolStock(this, props);
    provisioningConsumers(this, props);
    operatorsAlerts(this, props);
    filesConsumers(this, props);
    meteredUses(this, props);
    auditAppender(this, props);
    auditAnchoring(this, props);
    auditStreams(this, props);
    billingWork(this, props);
    tenantLifeWork(this, props);
    dueErasures(this, { ...props, runJobMachine: this.runJobMachine });
    quotaWork(this, { ...props, runJobMachine: this.runJobMachine });
    this.notificationQueues = notificationWork(this, props);
    invariants(this, props);
    // What `freehold silo update` brings existing silos to.
    const { SILO_TEMPLATE_URL, SILO_DEPLOY_ROLE_ARN } = this.dedicatedResources.environment;
    new CfnOutput(this, 'SiloTemplateUrl', { value: SILO_TEMPLATE_URL });
    new CfnOutput(this, 'SiloDeployRoleArn', { value: SILO_DEPLOY_ROLE_ARN });
  }
}

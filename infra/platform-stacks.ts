import type { App } from 'aws-cdk-lib';
import type { PlatformConfig } from '../core/platform-config/platform-config.ts';
import type { Stage } from './config/stage.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EDGE_REGION, EdgeProtectionStack } from './stacks/edge-protection-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { EventsRegionStack } from './stacks/events-region-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { MeteringStack } from './stacks/metering-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { PipelineStack } from './stacks/pipeline-stack.ts';
import { RoutesStack } from './stacks/routes-stack.ts';
import { WebhooksStack } from './stacks/webhooks-stack.ts';
import { WorkflowsStack } from './stacks/workflows-stack.ts';

export type PlatformStacksProps = {
  readonly stage: Stage;
  readonly config: PlatformConfig;
  /** The platform's own: the other ones have silos alone. */
  readonly region: string;
};

/** The stacks of one stage, by lifetime: data outlives identity, identity outlives what runs. */
export class PlatformStacks {
  readonly observability: ObservabilityStack;
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly edge: EdgeStack;
  readonly events: EventsStack;
  readonly metering: MeteringStack;
  readonly webhooks: WebhooksStack;
  readonly workflows: WorkflowsStack;
  readonly api: ApiStack;
  readonly routes: RoutesStack;

  constructor(app: App, { stage, config, region }: PlatformStacksProps) {
    const named = namedOf(stage);
    this.observability = new ObservabilityStack(app, 'Observability', named('observability'));
    this.observability.tellAlarmsOf(app);
    const planIds = Object.keys(config.plans);
    this.data = new DataStack(app, 'Data', { ...named('data'), planIds });
    this.edge = new EdgeStack(app, 'Edge', named('edge'));
    this.identity = new IdentityStack(app, 'Identity', { ...named('identity'), config });

    this.events = new EventsStack(app, 'Events', {
      ...named('events'),
      controlTable: this.data.controlTable,
      webhooksTable: this.data.webhooksTable,
      tenantTables: [this.data.tenantTable, ...this.data.planTables],
      filesBucket: this.data.filesBucket,
    });
    for (const siloRegion of config.siloRegions.filter((other) => other !== region)) {
      const props = { ...named(`events-${siloRegion}`), env: { region: siloRegion } };
      new EventsRegionStack(app, `Events-${siloRegion}`, { ...props, busRegion: region });
    }

    besideThePlatform(app, { stage, config, region });
    const consoleUrl = consoleUrlOf(app, { stage, config, region }, this.edge);

    const shared = { stage, config, ...sharedOf(this), consoleUrl, bus: this.events.bus };
    this.metering = new MeteringStack(app, 'Metering', { ...named('metering'), ...shared });
    const { usageQueue, trackQueue } = this.metering;
    const platform = { ...shared, usageQueue, trackQueue };
    this.webhooks = new WebhooksStack(app, 'Webhooks', { ...named('webhooks'), ...platform });
    this.workflows = new WorkflowsStack(app, 'Workflows', { ...named('workflows'), ...platform });
    const { provisionTenantMachine, runJobMachine, notificationQueues } = this.workflows;
    this.api = new ApiStack(app, 'Api', {
      ...named('api'),
      ...platform,
      api: this.edge.api,
      productEvents: this.events.productEvents,
      webhookQueue: this.webhooks.webhookQueue,
      ...{ provisionTenantMachine, runJobMachine, ...notificationQueues },
    });
    const { functions, authorizer } = this.api;
    this.routes = new RoutesStack(app, 'Routes', {
      ...named('routes'),
      ...{ stage, api: this.edge.api, functions, authorizer },
    });
  }
}

const namedOf = (stage: Stage) => (noun: string) => ({
  stage,
  stackName: `freehold-${stage.name}-${noun}`,
  terminationProtection: stage.isDataProtected,
});

/** Behind edge protection the console is at the API's domain; without it, it has a distribution of its own. */
function consoleUrlOf(
  app: App,
  { stage, config, region }: PlatformStacksProps,
  { apiHost, apiUrl }: EdgeStack,
): string | undefined {
  if (stage.isLocal) return undefined;
  if (stage.edgeProtection) return apiUrl;
  const props = { ...namedOf(stage)('console'), site: siteOf(config, region) };
  return new ConsoleStack(app, 'Console', { ...props, apiHost }).url;
}

/** What stands before the API, and what deploys it, where the stage says so. */
function besideThePlatform(app: App, { stage, config, region }: PlatformStacksProps) {
  const named = namedOf(stage);
  const { domain, edgeProtection } = stage;
  if (domain && edgeProtection) {
    const props = { ...named('edge-protection'), env: { region: EDGE_REGION } };
    new EdgeProtectionStack(app, 'EdgeProtection', {
      ...props,
      ...{ domain, apiRegion: region, site: siteOf(config, region) },
    });
  }
  const repository = stage.repository ?? process.env.FREEHOLD_REPOSITORY;
  if (repository && !stage.isLocal) {
    const regions = regionsOf({ stage, config, region });
    new PipelineStack(app, 'Pipeline', { ...named('pipeline'), repository, regions });
  }
}

const siteOf = (config: PlatformConfig, region: string) => ({
  fileRegions: [region, ...config.siloRegions],
  brand: config,
});

const regionsOf = ({ stage, config, region }: PlatformStacksProps): string[] => [
  ...new Set([region, ...config.siloRegions, ...(stage.edgeProtection ? [EDGE_REGION] : [])]),
];

function sharedOf({ data, identity, edge }: Pick<PlatformStacks, 'data' | 'identity' | 'edge'>) {
  const { controlTable, usageTable, tenantTable, filesBucket, secretsKey, tenantDataRole } = data;
  const { auditTable, auditAnchors, auditExports, usageBucket } = data;
  const { webhooksTable, analyticsBucket } = data;
  const { operatorPool, operatorClient } = identity;
  return {
    ...{ controlTable, usageTable, tenantTable, filesBucket, secretsKey, tenantDataRole },
    ...{ auditTable, auditAnchors, auditExports, usageBucket, webhooksTable, analyticsBucket },
    ...{ operatorPool, operatorClient, apiUrl: edge.apiUrl },
  };
}

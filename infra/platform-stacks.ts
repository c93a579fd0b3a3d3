import type { App } from 'aws-cdk-lib';
import type { Stage } from './config/stage.ts';
import { DataStack } from './stacks/data-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';

/** The stacks of one stage, by lifetime: data outlives identity, identity outlives what runs. */
export class PlatformStacks {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly observability: ObservabilityStack;

  constructor(app: App, stage: Stage) {
    const named = (noun: string) => ({
      stage,
      stackName: `freehold-${stage.name}-${noun}`,
      terminationProtection: stage.isDataProtected,
    });
    this.observability = new ObservabilityStack(app, 'Observability', named('observability'));
    this.observability.tellAlarmsOf(app);
    this.data = new DataStack(app, 'Data', named('data'));
    this.identity = new IdentityStack(app, 'Identity', named('identity'));
  }
}

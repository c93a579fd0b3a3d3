import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { eventBusName } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

/** The bus of a stage as a publisher in any region knows it: by its name, in the platform's region. */
export type StageBus = {
  readonly settings: { readonly EVENT_BUS_NAME: string; readonly EVENT_BUS_REGION: string };
  readonly arn: string;
};

export function stageBus(scope: Construct, { name }: Stage, region: string): StageBus {
  const busName = eventBusName(name);
  return {
    settings: { EVENT_BUS_NAME: busName, EVENT_BUS_REGION: region },
    arn: Stack.of(scope).formatArn({
      service: 'events',
      region,
      resource: 'event-bus',
      resourceName: busName,
    }),
  };
}

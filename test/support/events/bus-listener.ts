import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { asRoot } from '../local-cloud.ts';
import { inputsOf, scratchMachine } from './scratch-machine.ts';

/** What a consumer of the bus gets. */
export type Delivered = {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Listens to the platform's events on a bus, by a machine whose executions keep them. */
export async function listenTo(EventBusName: string): Promise<() => Promise<Delivered[]>> {
  const { sfn, machineArn, roleArn } = await scratchMachine({ Type: 'Pass' });
  const bridge = new EventBridgeClient(asRoot());
  const Name = `listener-${randomUUID()}`;
  const EventPattern = JSON.stringify({ source: ['freehold'] });
  await bridge.send(new PutRuleCommand({ Name, EventBusName, EventPattern }));
  const Targets = [{ Id: 'listener', Arn: machineArn, RoleArn: roleArn }];
  await bridge.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));

  return async () => [...(await inputsOf(sfn, machineArn)).values()] as Delivered[];
}

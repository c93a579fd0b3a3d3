import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { asRoot } from '../local-cloud.ts';
import { Executions, scratchMachine } from './scratch-machine.ts';

/** What a consumer of the bus gets, and when. */
export type Delivered = {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

/** Listens to the platform's events on a bus, by a machine whose executions keep them. */
export async function listenTo(
  EventBusName: string,
  { pattern = {}, client = asRoot() } = {},
): Promise<() => Promise<Delivered[]>> {
  const { sfn, machineArn, roleArn } = await scratchMachine({ Type: 'Pass' }, client);
  const bridge = new EventBridgeClient(client);
  const Name = `listener-${randomUUID()}`;
  const EventPattern = JSON.stringify({ source: ['freehold'], ...pattern });
  await bridge.send(new PutRuleCommand({ Name, EventBusName, EventPattern }));
  const Targets = [{ Id: 'listener', Arn: machineArn, RoleArn: roleArn }];
  await bridge.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));

  const executions = new Executions(sfn, machineArn);
  return async () =>
    (await executions.list()).map(({ input, startDate: at }) => ({
      ...(input as Omit<Delivered, 'at'>),
      at,
    }));
}

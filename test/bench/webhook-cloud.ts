import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { newId } from '../../kit/id.ts';
import { newWebhookSecret } from '../../kit/standard-webhooks.ts';
import { rootClient } from '../../local/aws.ts';
import { zipOf } from '../support/zip.ts';
import { functionOf, type BenchCloud } from './bench-cloud.ts';
import { GateJournal } from './gate-journal.ts';
import { until } from './webhook-cases.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const ONE_BY_ONE = 200;
const ENDPOINTS = 10;
const anything = z.looseObject({});

/** What somebody would write who keeps nothing: a queue, and a function that signs and posts. */
const BARE = `import { createHmac } from 'node:crypto';
const key = Buffer.from(process.env.SECRET.slice(6), 'base64');
export const handler = async ({ Records }) => {
  await Promise.all(Records.map(async ({ messageId, body }) => {
    const at = Math.floor(Date.now() / 1000);
    const signed = createHmac('sha256', key).update([messageId, at, body].join('.')).digest('base64');
    await fetch(process.env.RECEIVER_URL, { method: 'POST', body, headers: {
      'webhook-id': messageId, 'webhook-timestamp': String(at), 'webhook-signature': 'v1,' + signed } });
  }));
};
`;

/** A tenant of that cloud, whose receiver hears of its orders at so many endpoints. */
async function subscribed({ api }: BenchCloud, endpoints: number) {
  const { id, slug, admin } = await api.createTenant({ plan: 'pro' });
  await api.untilSettled(id);
  const token = await api.signIn(admin, slug);
  const receiver = await webhookReceiver();
  for (let n = 0; n < endpoints; n += 1) {
    const body = { url: `${receiver.url}/${n}`, eventTypes: ['order.*'] };
    await api.call(anything, 'POST /v1/webhook-endpoints', { token, body });
  }
  const happen = (n: number) =>
    api.call(anything, 'POST /v1/events', {
      ...{ token, body: { type: 'order.shipped', data: { n } } },
    });
  return { receiver, happen };
}

/** Milliseconds from the answer to the arrival of events that come one after the other. */
export async function throughTheCloud(cloud: BenchCloud): Promise<number[]> {
  const { receiver, happen } = await subscribed(cloud, 1);
  const latencies: number[] = [];
  for (let n = 0; n < ONE_BY_ONE; n += 1) {
    await happen(n);
    const answeredAt = Date.now();
    await until(() => receiver.arrivals.length > n);
    latencies.push((receiver.arrivals[n]?.at ?? 0) - answeredAt);
    await sleep(20);
  }
  await receiver.close();
  return latencies;
}

/** Messages a second, from the first request of POST /v1/events until all have arrived, and the AWS calls of each. */
export async function cloudPerSecond(cloud: BenchCloud, messages: number) {
  const { receiver, happen } = await subscribed(cloud, ENDPOINTS);
  const journal = new GateJournal(cloud.gateUrl);
  const mark = await journal.mark();
  const startedAt = performance.now();
  for (let n = 0; n < messages / ENDPOINTS; n += ENDPOINTS) {
    await Promise.all(Array.from({ length: ENDPOINTS }, (_, at) => happen(n + at)));
  }
  await until(() => receiver.arrivals.length >= messages);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { length: calls } = await journal.since(mark);
  await receiver.close();
  return { perSecond: messages / seconds, callsOfEach: calls / messages };
}

/** The same of the bare sender, from the first message put on its queue. */
export async function bareFunctionPerSecond(cloud: BenchCloud, messages: number): Promise<number> {
  const receiver = await webhookReceiver();
  const sqs = new SQSClient(rootClient(cloud.emulatorUrl));
  const QueueUrl = await bareSender(cloud, sqs, receiver.url);
  const startedAt = performance.now();
  for (let n = 0; n < messages; n += 10) {
    const Entries = Array.from({ length: 10 }, (_, at) => ({
      Id: String(at),
      MessageBody: JSON.stringify({ type: 'order.shipped', data: { n: n + at } }),
    }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
  await until(() => receiver.arrivals.length >= messages);
  const seconds = (performance.now() - startedAt) / 1_000;
  await receiver.close();
  return messages / seconds;
}

/** The URL of its queue, once it has been made. */
async function bareSender(cloud: BenchCloud, sqs: SQSClient, receiverUrl: string) {
  const name = `bare-sender-${newId('evt')}`.replaceAll('_', '-');
  const lambda = new LambdaClient(rootClient(cloud.emulatorUrl));
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: functionOf(cloud, 'webhooks/send-messages').roleArn,
      Code: { ZipFile: zipOf('index.mjs', BARE) },
      Environment: { Variables: { SECRET: newWebhookSecret(), RECEIVER_URL: receiverUrl } },
    }),
  );
  await lambda.send(
    new CreateEventSourceMappingCommand({
      FunctionName: name,
      EventSourceArn: Attributes?.QueueArn,
      BatchSize: 10,
    }),
  );
  return QueueUrl;
}

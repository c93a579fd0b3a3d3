import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoEndpointSlots } from '../../../adapters/dynamodb/webhooks/dynamo-endpoint-slots.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { DynamoWebhookMessages } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { rootClient } from '../../../local/aws.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import type { Findings, Topic } from '../topic.ts';
import {
  barePerSecond,
  besideOne,
  enginePerSecond,
  rotatedUnderLoad,
  RUNS,
} from '../webhook-cases.ts';
import { bareFunctionPerSecond, cloudPerSecond, throughTheCloud } from '../webhook-cloud.ts';
import { killedWorkers } from '../webhook-kills.ts';

const IN_MEMORY = 10_000;
const AT_EMULATOR = 1_000;
const KILLS = 20;
const ROTATIONS = 5;

export const webhooks: Topic = {
  name: 'webhooks',
  title: 'Webhooks: messages, kills, a slow receiver, rotation',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const bare = await barePerSecond(IN_MEMORY);
    const memory = await enginePerSecond(IN_MEMORY);
    const emulator = await enginePerSecond(AT_EMULATOR, storesOf(cloud));
    const [alone, beside] = [await besideOne(false), await besideOne(true)];
    const killed = await killedWorkers(KILLS);
    const rotated = await rotatedUnderLoad(ROTATIONS);
    const live = await throughTheCloud(cloud);
    const bareFunction = await bareFunctionPerSecond(cloud, AT_EMULATOR);
    const whole = await cloudPerSecond(cloud, AT_EMULATOR);
    return {
      how: [
        `In this process, by real HTTP to a receiver in it: ${RUNS} runs of the sender at once, each with up to ten messages of one endpoint, ten endpoints. “Bare” signs and posts the same messages, 200 at once, and keeps nothing of them. The local emulator of DynamoDB, and not the engine, is the limit of the line with it.`,
        'Beside a receiver that never answers: 20 events a second for 20 s, to ten endpoints; of the other nine, from the event to its arrival.',
        `Kills by a simulated clock: the run does no call more after one of chance. Doubled are messages that a receiver gets again, with the same \`webhook-id\`.`,
        `Through the cloud: ${live.length} requests of POST /v1/events, one after the other. The time begins with the answer to POST, by when the event is committed, and ends with the arrival: queue, bus, fan-out, queue and sender are functions of the emulator, which polls its queues. The bare function is one behind a queue of its own, which signs and posts and keeps nothing; the whole begins with the requests, has ten endpoints, and keeps each message and attempt.`,
        `Why the local cloud stops where it does: its functions make ${whole.callsOfEach.toFixed(1)} AWS calls a message (with those of the requests and of what runs beside them). Each of these is judged by the gate and answered by an emulator that is one Python process. The bare function makes none.`,
      ],
      tables: [
        goalsTable([
          { goal: 'kills: lost 0', measured: killed.lost, isMet: killed.lost === 0 },
          {
            goal: 'rotation: failed verifications 0',
            measured: rotated.failed,
            isMet: rotated.failed === 0,
          },
          {
            goal: 'first attempt p99 < 2 s through the cloud, from the answer to POST',
            measured: percentile(live, 0.99) / 1_000,
            isMet: percentile(live, 0.99) < 2_000,
          },
        ]),
        {
          title: 'Messages a second',
          columns: ['sender', 'messages a second', 'of the bare one'],
          rows: [
            ['bare: signs and posts', bare, 1],
            ['the engine, its store in memory', memory, memory / bare],
            ['the engine, its store the emulator', emulator, emulator / bare],
          ],
        },
        {
          title: 'Messages a second through the local cloud',
          columns: ['sender', 'messages a second', 'of the bare one'],
          rows: [
            ['bare: a queue and a function', bareFunction, 1],
            ['the whole, from POST /v1/events', whole.perSecond, whole.perSecond / bareFunction],
          ],
        },
        {
          title: 'From an event to its arrival, ms',
          columns: ['where', 'p50', 'p99'],
          rows: [
            ['ten endpoints, all answer', percentile(alone, 0.5), percentile(alone, 0.99)],
            [
              'nine, while the tenth never answers',
              percentile(beside, 0.5),
              percentile(beside, 0.99),
            ],
            [
              'through the local cloud, from the answer to POST',
              percentile(live, 0.5),
              percentile(live, 0.99),
            ],
          ],
        },
        {
          title: 'Kills and rotations',
          columns: ['what', 'messages', 'lost or failed', 'doubled'],
          rows: [
            [
              `${killed.kills} kills of fan-out and sender`,
              killed.messages,
              killed.lost,
              killed.doubled,
            ],
            [`${ROTATIONS} rotations under load`, rotated.messages, rotated.failed, 0],
          ],
        },
      ],
    };
  },
};

function storesOf({ emulatorUrl, functions }: BenchCloud) {
  const sender = functions.find(({ path }) => path === 'webhooks/send-messages');
  const tableName = sender?.environment.WEBHOOKS_TABLE_NAME;
  if (!tableName) throw new Error('No table of webhooks is deployed.');
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const table = { documents, tableName, now: () => new Date() };
  return {
    endpoints: new DynamoWebhookEndpoints(table),
    messages: new DynamoWebhookMessages(table),
    slots: new DynamoEndpointSlots(table),
  };
}

import { switchEndpoint } from '../../../core/webhooks/change-endpoint.ts';
import type { WebhookEndpoint } from '../../../core/webhooks/endpoint.ts';
import { fanOut } from '../../../core/webhooks/fan-out.ts';
import type { ResendKind } from '../../../core/webhooks/resend-task.ts';
import { resend, resendMessage, startResend } from '../../../core/webhooks/resend.ts';
import { sendMessages } from '../../../core/webhooks/send-messages.ts';
import { sweepMessages } from '../../../core/webhooks/sweep-messages.ts';
import type { KillStage } from './kill-stage.ts';
import { owner, START } from './webhook-world.ts';

type MortalRun = {
  readonly work: (ports: KillStage['ports']) => Promise<unknown>;
  /** Whether whoever gave it the work gives it again, when it died. */
  readonly isGivenAgain?: boolean;
  /** What happens afterwards, whether it died or not. */
  readonly afterwards?: () => Promise<unknown>;
};
export type PrepareRun = (stage: KillStage) => Promise<MortalRun>;

const MINUTE_MS = 60_000;
const deadlineOf = ({ clock }: KillStage) => new Date(clock.now + MINUTE_MS);

const tellAll = ({ ports, tenantId, events }: KillStage) => fanOut(ports, tenantId, events);

const endpointsOf = ({ ports, tenantId }: KillStage) => ports.endpoints.list(tenantId);

const first = <Item>([item]: readonly Item[]): Item => {
  if (item === undefined) throw new Error('There is none.');
  return item;
};

const switchAll = async (stage: KillStage, to: 'enabled' | 'disabled') => {
  for (const { tenantId, id } of await endpointsOf(stage)) {
    await switchEndpoint(stage.ports, owner, { tenantId, id, to });
  }
};

const startAll = async (stage: KillStage, kind: ResendKind, ports = stage.ports) => {
  const all = await ports.endpoints.list(stage.tenantId);
  return Promise.all(all.map((one) => startResend(ports, one, { kind, since: START })));
};

/** One run of the sender with all that the queue holds for one endpoint. */
const sender =
  (prepare: (stage: KillStage) => unknown = () => undefined, isGivenAgain = false): PrepareRun =>
  async (stage) => {
    await tellAll(stage);
    await prepare(stage);
    const { waiting } = stage;
    const { tenantId, endpointId } = first(waiting);
    const refs = waiting.filter((ref) => ref.endpointId === endpointId);
    const others = waiting.filter((ref) => ref.endpointId !== endpointId);
    waiting.splice(0, waiting.length, ...others);
    return {
      work: (ports) => sendMessages(ports, { tenantId, endpointId }, refs),
      isGivenAgain,
      afterwards: () => {
        stage.calmDown();
        return Promise.resolve();
      },
    };
  };

const answered = (answer: KillStage['receiver']['answer']): PrepareRun =>
  sender(({ receiver }) => {
    receiver.answer = answer;
  });

const atEndpoint = (change: (before: WebhookEndpoint) => Partial<WebhookEndpoint>): PrepareRun =>
  sender(async (stage) => {
    for (const before of await endpointsOf(stage)) {
      await stage.ports.endpoints.save({ before, after: { ...before, ...change(before) } });
    }
  });

/** Nothing has arrived: the endpoints answered 410, or were disabled when it happened. Now they listen. */
const missed =
  (kind: ResendKind, begin: PrepareRun): PrepareRun =>
  async (stage) => {
    if (kind === 'replay') await switchAll(stage, 'disabled');
    else stage.receiver.answer = 410;
    await tellAll(stage);
    await stage.turn(60);
    stage.calmDown();
    await switchAll(stage, 'enabled');
    return begin(stage);
  };

const sweptOf = (kind: ResendKind) =>
  missed(kind, async (stage) => {
    await startAll(stage, kind);
    return { work: (ports) => sweepMessages(ports, deadlineOf(stage)) };
  });

/** Each kind of run of the engine: what stands before it, and what follows. */
export const MORTAL_RUNS = {
  'the fan-out': ({ tenantId, events }) =>
    Promise.resolve({ work: (ports) => fanOut(ports, tenantId, events), isGivenAgain: true }),
  'a sender': sender(undefined, true),
  'a sender whose queue forgets': sender(),
  'a sender that is answered 500': answered(500),
  'a sender that is told to wait': answered({ status: 429, headers: { 'retry-after': '1800' } }),
  'a sender that is answered 410': async (stage) => ({
    ...(await answered(410)(stage)),
    afterwards: async () => {
      await stage.turn(900);
      stage.calmDown();
      await stage.turn(900);
      await switchAll(stage, 'enabled');
      await startAll(stage, 'recover');
    },
  }),
  'a sender at a slow endpoint': atEndpoint(({ health: { version } }) => ({
    health: { version: version + 1, timeouts: 3 },
  })),
  'a sender at an endpoint with a rate': atEndpoint(({ version }) => ({
    ...{ version: version + 1, messagesPerSecond: 1 },
  })),
  'a sender that finds no place': sender(({ world }) => {
    world.slots = 0;
  }),
  'a sender for a suspended tenant': sender(({ states, tenantId }) =>
    states.set(tenantId, 'suspended'),
  ),
  'the sweep': async (stage) => {
    await tellAll(stage);
    stage.waiting.length = 0;
    stage.clock.now += 4 * MINUTE_MS;
    return { work: (ports) => sweepMessages(ports, deadlineOf(stage)) };
  },
  'a recovery by the sweep': sweptOf('recover'),
  'a replay by the sweep': sweptOf('replay'),
  'a recovery as it is asked for': missed('recover', (stage) =>
    Promise.resolve({
      isGivenAgain: true,
      work: async (ports) => {
        for (const task of await startAll(stage, 'recover', ports)) {
          await resend(ports, task, deadlineOf(stage));
        }
      },
    }),
  ),
  'messages that are asked for one by one': missed('recover', (stage) =>
    Promise.resolve({
      isGivenAgain: true,
      work: async (ports) => {
        const failed = [...stage.messages.all.values()].filter(({ state }) => state === 'failed');
        for (const message of failed) await resendMessage(ports, message);
      },
    }),
  ),
} satisfies Record<string, PrepareRun>;

export type MortalRunName = keyof typeof MORTAL_RUNS;

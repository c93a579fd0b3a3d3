import { fail, ok, type Result } from '../../kit/result.ts';
import type { WebhookEndpoint } from './endpoint.ts';
import { wants } from '../events/event-pattern.ts';
import { added } from './fan-out.ts';
import { messageOf, pendingAt, type ToldEvent, type WebhookMessage } from './message.ts';
import { TEST_TYPE, type EndpointDisabled } from './test-endpoint.ts';
import type { ResendTask } from './resend-task.ts';
import type {
  ResendTasks,
  TenantBusy,
  WebhookEndpoints,
  WebhookMessages,
  WebhookQueue,
} from './webhook-store.ts';

export type ResendPorts = {
  readonly endpoints: Pick<WebhookEndpoints, 'find'>;
  readonly messages: Pick<WebhookMessages, 'list' | 'eventsSince' | 'add' | 'save'>;
  readonly tasks: Pick<ResendTasks, 'save' | 'finish'>;
  readonly queue: WebhookQueue;
  readonly now: () => Date;
};

const AT_ONCE = 100;

/** Sends one message again, from the first attempt of the schedule on. */
export async function resendMessage(
  {
    endpoints,
    messages,
    queue,
    now,
  }: Pick<ResendPorts, 'endpoints' | 'queue' | 'now'> & {
    readonly messages: Pick<WebhookMessages, 'save'>;
  },
  message: WebhookMessage,
): Promise<Result<WebhookMessage, EndpointDisabled | TenantBusy>> {
  const endpoint = await endpoints.find(message.tenantId, message.endpointId);
  if (!endpoint || endpoint.disabled) return fail({ kind: 'EndpointDisabled' });
  const after = again(message, now());
  if (!(await messages.save(after))) return fail({ kind: 'TenantBusy' });
  await queue.send([after]);
  return ok(after);
}

/** A lease of the attempt that runs stays: two at once are none. */
function again(message: WebhookMessage, now: Date): WebhookMessage {
  const { times } = pendingAt(now, now);
  const version = message.version + 1;
  return { ...message, ...times, deliveredAt: undefined, tries: 0, deferrals: 0, version };
}

type Start = Pick<ResendTask, 'kind' | 'since'>;

/** Written before anything is sent: what a run that dies leaves, the sweep goes on with. */
export function startResend(
  { tasks, now }: { readonly tasks: Pick<ResendTasks, 'start'>; readonly now: () => Date },
  { tenantId, id: endpointId }: WebhookEndpoint,
  { kind, since }: Start,
): Promise<ResendTask> {
  return tasks.start({ tenantId, endpointId, kind, since, until: now(), sent: 0, version: 1 });
}

type Resent = { readonly task: ResendTask; readonly isDone: boolean };

/** Goes on with a task until it is done or the time is over; as it is then. */
export async function resend(
  ports: ResendPorts,
  task: ResendTask,
  deadline: Date,
): Promise<Resent> {
  const endpoint = await ports.endpoints.find(task.tenantId, task.endpointId);
  if (!endpoint || endpoint.disabled) return finished(ports, task);
  let current = task;
  while (ports.now() < deadline) {
    const { fresh, next } =
      task.kind === 'recover'
        ? await failedOnes(ports, current)
        : await missedOnes(ports, current, endpoint.eventTypes);
    if (fresh.length > 0) await ports.queue.send(fresh);
    const sent = current.sent + fresh.length;
    if (next === undefined) return finished(ports, { ...current, sent });
    const after = { ...current, sent, cursor: next, version: current.version + 1 };
    // Another run has it, or it was started anew.
    if (!(await ports.tasks.save(after))) break;
    current = after;
  }
  return { task: current, isDone: false };
}

async function finished({ tasks }: ResendPorts, task: ResendTask): Promise<Resent> {
  await tasks.finish(task);
  return { task, isDone: true };
}

async function failedOnes({ messages, now }: ResendPorts, task: ResendTask) {
  const { since, until, cursor } = task;
  const page = { limit: AT_ONCE, ...(cursor && { after: cursor as WebhookMessage['id'] }) };
  const { items, next } = await messages.list(task, { state: 'failed', since, until }, page);
  const all = items.map((message) => again(message, now()));
  const isOurs = await Promise.all(all.map((message) => messages.save(message)));
  return { fresh: all.filter((_, index) => isOurs[index]), next };
}

async function missedOnes(ports: ResendPorts, task: ResendTask, eventTypes: readonly string[]) {
  const { tenantId, endpointId, since, until, cursor } = task;
  const page = { limit: AT_ONCE, ...(cursor && { after: cursor as ToldEvent['id'] }) };
  const { items, next } = await ports.messages.eventsSince(tenantId, since, page);
  const wanted = items.filter(
    ({ type, time }) => time <= until && type !== TEST_TYPE && wants(eventTypes, type),
  );
  const now = ports.now();
  const all = wanted.map((event) => messageOf(event, endpointId, now));
  const isOver = items.some(({ time }) => time > until);
  return { fresh: await added(ports, all), next: isOver ? undefined : next };
}

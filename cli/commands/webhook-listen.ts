import { setTimeout as sleep } from 'node:timers/promises';
import { newWebhookSecret, webhookHeaders } from '../../kit/standard-webhooks.ts';
import type { CliContext } from '../context.ts';
import type { AnswerOf } from '../operations.ts';
import { clock } from '../output.ts';

export type ListenOptions = {
  readonly forward: string;
  readonly events: string[];
  readonly endpoint?: string;
};

type Message = AnswerOf<'listWebhookMessages'>['items'][number];
type Listening = { readonly endpointId: string; readonly secret: string; readonly since: string };

const POLL_MS = 1_000;
const ANSWER_MS = 15_000;
/** No name of the DNS ends so (RFC 6761): the platform's own attempts reach nobody. */
const NOWHERE = 'https://freehold-webhook-listen.invalid/';

/**
 * `freehold webhook listen --forward URL`: hands what is told to an endpoint to a program on this machine, signed as the
 * platform signs. Without `--endpoint` by one of its own, for as long as it runs: `farewell` calls after an interruption.
 */
export async function listen(
  context: CliContext,
  options: ListenOptions,
  farewell: () => CliContext,
): Promise<void> {
  const since = new Date().toISOString();
  const { endpoint } = options;
  const endpointId = endpoint ?? (await createOwn(context, options.events));
  try {
    const secret = await secretOf(context, endpointId);
    context.output.remark(`Verify by ${secret}`);
    context.output.remark(`Handing messages to ${options.forward}, until Ctrl-C.`);
    await follow(context, options, { endpointId, secret, since });
  } finally {
    if (endpoint === undefined) {
      await farewell().call('removeWebhookEndpoint', { params: { endpointId } });
    }
  }
}

async function createOwn({ call }: CliContext, eventTypes: string[]): Promise<string> {
  const description = 'freehold webhook listen';
  const body = { url: NOWHERE, eventTypes, description, messagesPerSecond: 1 };
  const { id } = await call('createWebhookEndpoint', { body });
  return id;
}

/** What signs now. Of an Ed25519 endpoint the platform alone can sign: its messages are signed by a secret of this run. */
async function secretOf({ call, output }: CliContext, endpointId: string): Promise<string> {
  const { items } = await call('showWebhookSecret', { params: { endpointId } });
  const shared = items.find(({ signing }) => signing === 'hmac')?.verificationKey;
  if (shared !== undefined) return shared;
  output.remark('The endpoint’s private key stays in the platform: another secret signs here.');
  return newWebhookSecret();
}

async function follow(
  context: CliContext,
  { forward }: ListenOptions,
  listening: Listening,
): Promise<never> {
  const seen = new Set<string>();
  for (;;) {
    for (const message of await unseen(context, listening, seen)) {
      await handOn(context, { forward, secret: listening.secret, message });
    }
    await sleep(POLL_MS, undefined, { signal: context.surroundings.interrupted });
  }
}

/** What came since the last look, the first one first. */
async function unseen(
  { call }: CliContext,
  { endpointId, since }: Listening,
  seen: Set<string>,
): Promise<Message[]> {
  const fresh: Message[] = [];
  let cursor: string | undefined;
  do {
    const query = { endpointId, since, limit: 100, cursor };
    const page = await call('listWebhookMessages', { query });
    const unknown = page.items.filter(({ id }) => !seen.has(id));
    for (const { id } of unknown) seen.add(id);
    fresh.unshift(...unknown.toReversed());
    // The latest come first: a page with a known one has nothing new behind it.
    cursor = unknown.length === page.items.length ? page.nextCursor : undefined;
  } while (cursor !== undefined);
  return fresh;
}

type Handing = {
  readonly forward: string;
  readonly secret: string;
  readonly message: Message;
};

async function handOn(
  { call, output, surroundings }: CliContext,
  { forward, secret, message: { id, eventType } }: Handing,
): Promise<void> {
  const { payload } = await call('getWebhookMessage', { params: { messageId: id } });
  const body = JSON.stringify(payload ?? {});
  const time = new Date();
  const headers = {
    'content-type': 'application/json',
    ...webhookHeaders({ id, time, body }, secret),
  };
  const signal = AbortSignal.any([AbortSignal.timeout(ANSWER_MS), surroundings.interrupted]);
  const init = { method: 'POST', headers, body, signal, redirect: 'manual' } as const;
  const answered = await fetch(forward, init).then(
    async (response) => {
      await response.arrayBuffer();
      return { status: response.status };
    },
    (error: unknown) => ({ reason: reasonOf(error) }),
  );
  surroundings.interrupted.throwIfAborted();
  const latencyMs = Date.now() - time.getTime();
  const outcome = 'status' in answered ? String(answered.status) : answered.reason;
  output.next({ id, eventType, latencyMs, ...answered }, [
    `${clock(time.toISOString())}  ${eventType}  ${id}  ${outcome}  ${latencyMs} ms`,
  ]);
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return name === 'TimeoutError' ? 'no answer within 15 s' : (cause?.code ?? 'no connection');
}

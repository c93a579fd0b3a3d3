import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { UndiciOutboundHttp } from '../../adapters/undici/undici-outbound-http.ts';
import { rotateSecret } from '../../core/webhooks/change-endpoint.ts';
import { createEndpoint } from '../../core/webhooks/create-endpoint.ts';
import { newWebhookSecret, webhookHeaders } from '../../kit/standard-webhooks.ts';
import { owner } from '../support/webhooks/webhook-world.ts';
import { benchTenant, webhookEngine } from './webhook-engine.ts';
import { webhookReceiver } from './webhook-receiver.ts';

export const RUNS = 20;
const PATIENCE_MS = 60_000;

type Engine = ReturnType<typeof webhookEngine>;

async function subscribed(
  { ports }: Engine,
  tenantId: ReturnType<typeof benchTenant>,
  url: string,
) {
  const draft = { url, eventTypes: ['*'], signing: 'hmac', isEnabled: true } as const;
  const created = await createEndpoint(ports, owner, { tenantId, draft });
  if (!created.ok) throw new Error(created.error.kind);
  return { ...created.value.endpoint, key: created.value.verificationKey ?? '' };
}

export async function until(isMet: () => boolean): Promise<void> {
  const endsAt = Date.now() + PATIENCE_MS;
  while (!isMet()) {
    if (Date.now() > endsAt) throw new Error('Messages are missing.');
    await sleep(5);
  }
}

/** Messages a second of one tenant's ten endpoints, until all have arrived. */
export async function enginePerSecond(
  messages: number,
  stores?: Parameters<typeof webhookEngine>[1],
) {
  const receiver = await webhookReceiver();
  const engine = webhookEngine(RUNS, stores);
  const tenantId = benchTenant();
  for (let n = 0; n < 10; n += 1) await subscribed(engine, tenantId, `${receiver.url}/${n}`);
  const startedAt = performance.now();
  const events = Array.from({ length: messages / 10 }, (_, n) => engine.happen(tenantId, { n }));
  await Promise.all(events);
  await until(() => receiver.arrivals.length >= messages);
  const seconds = (performance.now() - startedAt) / 1_000;
  await engine.end();
  await receiver.close();
  return messages / seconds;
}

/** The same messages signed and posted, and nothing kept of them. */
export async function barePerSecond(messages: number): Promise<number> {
  const receiver = await webhookReceiver();
  const http = new UndiciOutboundHttp({ allowsLoopback: true });
  const secret = newWebhookSecret();
  const startedAt = performance.now();
  let next = 0;
  const run = async () => {
    while (next < messages) {
      const n = (next += 1);
      const body = JSON.stringify({ type: 'order.shipped', data: { n } });
      const headers = webhookHeaders({ id: `whm_${n}`, time: new Date(), body }, secret);
      const url = `${receiver.url}/${n % 10}`;
      await http.send({
        method: 'POST',
        url,
        headers: { ...headers },
        body,
        isSafeToRepeat: false,
      });
    }
  };
  await Promise.all(Array.from({ length: RUNS * 10 }, run));
  const seconds = (performance.now() - startedAt) / 1_000;
  await receiver.close();
  return messages / seconds;
}

/** How long the messages of nine endpoints take, beside a tenth that answers or sleeps. */
export async function besideOne(sleeps: boolean): Promise<number[]> {
  const receiver = await webhookReceiver(({ path }, response) => {
    if (!sleeps || path !== '/0') response.writeHead(204).end();
  });
  const engine = webhookEngine(RUNS);
  const tenantId = benchTenant();
  for (let n = 0; n < 10; n += 1) await subscribed(engine, tenantId, `${receiver.url}/${n}`);
  const seconds = 20;
  for (let n = 0; n < seconds * 20; n += 1) {
    await Promise.all([engine.happen(tenantId, { at: Date.now() }), sleep(50)]);
  }
  const others = () => receiver.arrivals.filter(({ path }) => path !== '/0');
  await until(() => others().length >= seconds * 20 * 9);
  const latencies = others().map(({ at, body }) => {
    const { data } = JSON.parse(body) as { data: { at: number } };
    return at - data.at;
  });
  await receiver.close();
  await engine.end();
  return latencies;
}

/** Rotations under load: what receivers that change their secret some time within the overlap cannot verify. */
export async function rotatedUnderLoad(rotations: number) {
  let current = '';
  const failed: string[] = [];
  const receiver = await webhookReceiver(({ headers, body }, response) => {
    try {
      new Webhook(current).verify(body, headers as Record<string, string>);
      response.writeHead(204).end();
    } catch (error) {
      failed.push(String(error));
      response.writeHead(401).end();
    }
  });
  const engine = webhookEngine(RUNS);
  const tenantId = benchTenant();
  const endpoint = await subscribed(engine, tenantId, receiver.url);
  current = endpoint.key;
  let told = 0;
  const load = { isOver: false };
  const loading = (async () => {
    while (!load.isOver) {
      told += await engine.happen(tenantId, { n: told });
      await sleep(2);
    }
  })();
  for (let n = 0; n < rotations; n += 1) {
    await sleep(200);
    const wish = { tenantId, id: endpoint.id, overlapSeconds: 2 };
    const rotated = await rotateSecret(engine.ports, owner, wish);
    if (!rotated.ok) throw new Error(rotated.error.kind);
    await sleep(Math.random() * 1_000);
    current = rotated.value.verificationKey ?? '';
    await sleep(1_500);
  }
  load.isOver = true;
  await loading;
  await until(() => receiver.arrivals.length >= told);
  await engine.end();
  await receiver.close();
  return { messages: told, failed: failed.length };
}

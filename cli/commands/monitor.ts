import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { CliContext } from '../context.ts';
import { table } from '../output.ts';
import {
  stepLines,
  summaryLines,
  usageLines,
  usageView,
  type TenantView,
  type UsageView,
} from '../tenant-view.ts';
import { showTenant } from '../wait-for-tenant.ts';

const events = z.looseObject({
  items: z.array(
    z.looseObject({ id: z.string(), type: z.string(), time: z.string(), actor: z.unknown() }),
  ),
});
type Events = z.infer<typeof events>;

type Look = {
  readonly tenant: TenantView;
  readonly events: Events['items'];
  /** Nothing before the tenant's storage is there. */
  readonly usage: UsageView | null;
};

export type MonitorOptions = {
  readonly tenantId: string;
  readonly watch?: boolean;
  readonly intervalSeconds: number;
};

/** `freehold monitor --tenant-id ID`: state, steps, recent events, and the size of the tenant's data. */
export async function monitorTenant(
  context: CliContext,
  { tenantId, watch, intervalSeconds }: MonitorOptions,
): Promise<void> {
  for (;;) {
    const look = await lookAt(context, tenantId);
    if (watch && context.output.isTerminal && !context.output.isJson)
      process.stdout.write('\x1b[2J\x1b[H');
    context.output.result(look, linesOf(look));
    if (!watch) return;
    await sleep(intervalSeconds * 1_000);
  }
}

async function lookAt(context: CliContext, tenantId: string): Promise<Look> {
  const path = `/v1/tenants/${encodeURIComponent(tenantId)}`;
  const [tenant, recent] = await Promise.all([
    showTenant(context, tenantId),
    context.send({ path: `${path}/events`, query: { limit: '10' }, answer: events }),
  ]);
  const hasData = tenant.state !== 'provisioning';
  const usage = hasData ? await context.send({ path: `${path}/usage`, answer: usageView }) : null;
  return { tenant, events: recent.body.items, usage: usage?.body ?? null };
}

const linesOf = ({ tenant, events: recent, usage }: Look): string[] => [
  ...summaryLines(tenant),
  ...(tenant.failure ? [`Failed at ${tenant.failure.step}: ${tenant.failure.reason}`] : []),
  '',
  ...stepLines(tenant.steps),
  '',
  ...(usage ? usageLines(usage) : ['No data yet.']),
  '',
  ...table(recent.map(({ time, type, id }) => [time, type, id])),
];

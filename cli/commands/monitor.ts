import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { clock, table } from '../output.ts';
import {
  failureLines,
  stepLines,
  summaryLines,
  type EventView,
  type TenantView,
  type UsageView,
} from '../tenant-view.ts';
import { withIdHint } from '../with-id-hint.ts';

type Look = {
  readonly tenant: TenantView;
  readonly events: readonly EventView[];
  /** Nothing before the tenant has a place for its data, and where it cannot be measured now. */
  readonly usage: UsageView | null;
};

export type MonitorOptions = {
  readonly tenantId: string;
  readonly watch?: boolean;
  readonly intervalSeconds: number;
};

const CLEAR_SCREEN = '\x1b[2J\x1b[H';

/** `freehold monitor --tenant-id ID`: state, steps, recent events, and the size of the tenant's data. */
export async function monitorTenant(
  context: CliContext,
  { tenantId, watch, intervalSeconds }: MonitorOptions,
): Promise<void> {
  const { output, surroundings } = context;
  if (!watch) {
    const look = await lookAt(context, tenantId);
    output.result(look, linesOf(look));
    return;
  }
  for (;;) {
    const look = await lookAt(context, tenantId);
    const clears = output.isTerminal.stdout && !output.isJson;
    if (clears) surroundings.stdout.write(CLEAR_SCREEN);
    output.next(look, [...linesOf(look), '', `${clock(new Date().toISOString())}  Ctrl-C ends`]);
    await sleep(intervalSeconds * 1_000, undefined, { signal: surroundings.interrupted });
  }
}

async function lookAt(context: CliContext, tenantId: string): Promise<Look> {
  const params = { tenantId };
  const [tenant, events] = await withIdHint(tenantId, () =>
    Promise.all([
      context.call('getTenant', { params }),
      context.call('listTenantEvents', { params, query: { limit: 10 } }),
    ]),
  );
  return { tenant, events: events.items, usage: await usageOf(context, tenant) };
}

/** A look at a tenant does not fail for its size alone. */
async function usageOf({ call, output }: CliContext, { id, state }: TenantView) {
  if (state !== 'active' && state !== 'suspended') return null;
  try {
    return await call('measureTenant', { params: { tenantId: id } });
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    output.remark(`The size of its data is not known now: ${error.message}`);
    return null;
  }
}

const linesOf = ({ tenant, events, usage }: Look): string[] => [
  ...summaryLines(tenant, usage),
  '',
  ...stepLines(tenant.steps),
  ...failureLines(tenant),
  '',
  ...table(events.map(({ time, type, actor }) => [clock(time), type, `by ${actor.kind}`])),
];

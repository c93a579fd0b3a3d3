import type { CliContext } from '../context.ts';
import { clock, seconds, table } from '../output.ts';

/** `freehold tenant figures` */
export async function showFigures({ call, output }: CliContext): Promise<void> {
  const figures = await call('showTenantFigures');
  const { states, isolation, oldestProvisioning, onboardings } = figures;
  const lines = [
    ...countLines('STATE', states),
    ...(oldestProvisioning === undefined
      ? []
      : [`The longest provisioning under way began ${clock(oldestProvisioning)}.`]),
    '',
    ...countLines('ISOLATION', isolation),
    '',
  ];
  const rows = onboardings
    .filter(({ begun }) => begun > 0)
    .map(({ day, begun, activated, failed, seconds: taken }) => [
      ...[day, String(begun), String(activated), String(failed)],
      ...(taken ? [seconds(taken.p50), seconds(taken.p95)] : ['-', '-']),
    ]);
  const header = ['ONBOARDED', 'BEGUN', 'ACTIVATED', 'FAILED', 'P50', 'P95'];
  const none = ['No tenant was onboarded in the last 30 days.'];
  output.result(figures, [...lines, ...(rows.length > 0 ? table([header, ...rows]) : none)]);
}

const countLines = (title: string, counts: Readonly<Record<string, number>>): string[] =>
  table([
    [title, 'TENANTS'],
    ...Object.entries(counts).map(([name, count]) => [name, String(count)]),
  ]);

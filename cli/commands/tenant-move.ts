import type { CliContext } from '../context.ts';
import { phaseLine, reportLines } from '../move-view.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { concludeMove } from '../wait-for-move.ts';
import type { Wait } from '../wait-for-tenant.ts';
import { withIdHint } from '../with-id-hint.ts';

type Destination = NonNullable<OperationRequest<'beginMove'>['body']>;
export type MoveOptions = Destination & { readonly tenantId: string };

/** `freehold tenant move --tenant-id ID --to STRATEGY` */
export async function moveTenant(
  context: CliContext,
  { tenantId, to, region }: MoveOptions,
  options: Wait & KeyOption,
): Promise<void> {
  const { call, output } = context;
  const request = { params: { tenantId }, body: { to, ...(region && { region }) } };
  const accepted = await withIdHint(tenantId, () =>
    onceAtMost(context, options, (headers) => call('beginMove', { ...request, headers })),
  );
  output.remark(
    `Moving ${tenantId} to ${accepted.to.isolation} in ${accepted.to.region} (${accepted.id})`,
  );
  if (options.wait) return concludeMove(context, accepted);
  output.result(accepted, reportLines(accepted));
}

/** `freehold tenant moves ID` */
export async function listMoves({ call, output }: CliContext, tenantId: string): Promise<void> {
  const page = await withIdHint(tenantId, () => call('listMoves', { params: { tenantId } }));
  const [latest, ...earlier] = page.items;
  if (!latest) {
    output.result(page, ['No moves.']);
    return;
  }
  output.result(page, [
    ...reportLines(latest),
    '',
    ...latest.phases.map(phaseLine),
    ...(latest.failure ? [`Failed: ${latest.failure.reason}`] : []),
    ...(earlier.length > 0 ? ['', ...table(earlier.map(earlierRow))] : []),
  ]);
}

type Listed = Parameters<typeof reportLines>[0];

const earlierRow = ({ id, from, to, phase, startedAt }: Listed): string[] => [
  id,
  clock(startedAt),
  `${from.isolation} to ${to.isolation}`,
  phase,
];

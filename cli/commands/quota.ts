import type { CliContext } from '../context.ts';
import type { AnswerOf } from '../operations.ts';
import { bytes, table } from '../output.ts';

type Quota = AnswerOf<'listQuotas'>['items'][number];

/** `freehold quota list` */
export async function listQuotas({ call, output }: CliContext): Promise<void> {
  const list = await call('listQuotas');
  const head = ['QUOTA', 'USED', 'RESERVED', 'LIMIT', 'SHARE'];
  output.result(list, table([head, ...list.items.map(rowOf)]));
}

function rowOf({ quota, unit, used, reserved, limit }: Quota): string[] {
  const amount = (count: number) => (unit === 'bytes' ? bytes(count) : String(count));
  const isBounded = limit !== 'unlimited' && limit > 0;
  return [
    ...[quota, amount(used), amount(reserved)],
    limit === 'unlimited' ? limit : amount(limit),
    isBounded ? `${Math.floor((used / limit) * 100)} %` : '',
  ];
}

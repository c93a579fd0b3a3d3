import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { etagOf } from '../etag-of.ts';
import { EXIT } from '../exit-codes.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { counted, table } from '../output.ts';

type Flag = AnswerOf<'listFlags'>['items'][number];
export type FlagChanges = NonNullable<OperationRequest<'putFlag'>['body']>;

/** `freehold flag list` */
export async function listFlags({ call, output }: CliContext): Promise<void> {
  const list = await call('listFlags');
  output.result(list, list.items.length > 0 ? flagLines(list.items) : ['No flags.']);
}

/** `freehold flag set NAME`: what the options leave out stays as it is in the version that was read. */
export async function setFlag(
  { call, output }: CliContext,
  name: string,
  changes: FlagChanges,
): Promise<void> {
  if (Object.keys(changes).length === 0) {
    throw new CommandFailure('Say what the flag shall do: see freehold flag set --help.', {
      exitCode: EXIT.invalid,
    });
  }
  const { items } = await call('listFlags');
  const before = items.find((flag) => flag.name === name);
  const flag = await call('putFlag', {
    params: { flag: name },
    ...(before && { headers: { 'if-match': etagOf(before.version) } }),
    body: { ...ruleOf(before), ...changes },
  });
  output.result(flag, flagLines([flag]));
}

/** `freehold flag delete NAME` */
export async function deleteFlag({ call, output }: CliContext, name: string): Promise<void> {
  await call('deleteFlag', { params: { flag: name } });
  output.result({ deleted: name }, [`Deleted ${name}.`]);
}

function ruleOf(flag: Flag | undefined): FlagChanges {
  if (!flag) return {};
  const { description, kill, percentage, onTenants, offTenants, onUsers } = flag;
  return { description, kill, percentage, onTenants, offTenants, onUsers };
}

const flagLines = (flags: readonly Flag[]): string[] =>
  table([
    ['FLAG', 'ON FOR', 'OFF FOR', 'VERSION', 'DESCRIPTION'],
    ...flags.map((flag) => [
      flag.name,
      onFor(flag),
      flag.kill ? 'everyone' : countedOrNone(flag.offTenants.length, 'tenant'),
      String(flag.version),
      flag.description,
    ]),
  ]);

const onFor = ({ percentage, onTenants, onUsers }: Flag): string =>
  [
    ...(percentage > 0 ? [`${percentage} % of tenants`] : []),
    ...(onTenants.length > 0 ? [counted(onTenants.length, 'tenant')] : []),
    ...(onUsers.length > 0 ? [counted(onUsers.length, 'user')] : []),
  ].join(', ') || '-';

const countedOrNone = (count: number, noun: string) => (count === 0 ? '-' : counted(count, noun));

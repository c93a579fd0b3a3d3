import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Operator = AnswerOf<'disableOperator'>;
type Role = NonNullable<OperationRequest<'changeOperator'>['body']>['role'];

/** `freehold operator list` */
export async function listOperators({ call, output }: CliContext): Promise<void> {
  const items: Operator[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('listOperators', { query: { cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const rows = items.map(({ id, email, role, status, createdAt }) => [
    ...[id, email, role, status],
    clock(createdAt),
  ]);
  output.result({ items }, table([['ID', 'EMAIL', 'ROLE', 'STATUS', 'CREATED'], ...rows]));
}

/** `freehold operator set-role ID --role ROLE` */
export async function setOperatorRole(
  { call, output }: CliContext,
  operatorId: string,
  role: Role,
): Promise<void> {
  const headers = { 'if-match': '*' };
  const operator = await call('changeOperator', {
    params: { operatorId },
    headers,
    body: { role },
  });
  output.result(operator, [`${operator.email} is ${operator.role} now.`]);
}

/** `freehold operator disable ID`, and `enable`. */
export async function setOperatorStatus(
  { call, output }: CliContext,
  operatorId: string,
  operation: 'disableOperator' | 'enableOperator',
): Promise<void> {
  const request = { params: { operatorId } };
  const operator =
    operation === 'disableOperator'
      ? await call('disableOperator', request)
      : await call('enableOperator', request);
  output.result(operator, [`${operator.email} is ${operator.status} now.`]);
}

/** `freehold operator remove ID` */
export async function removeOperator(
  { call, output }: CliContext,
  operatorId: string,
): Promise<void> {
  await call('removeOperator', { params: { operatorId } });
  output.result({ id: operatorId }, [`Removed operator ${operatorId}.`]);
}

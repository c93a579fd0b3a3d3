import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Page = AnswerOf<'listAudit'>;
type Entry = Page['items'][number];
type Query = NonNullable<OperationRequest<'listAudit'>['query']>;
export type AuditFilterOptions = Omit<Query, 'limit' | 'cursor'> & {
  readonly tenantId?: string;
  readonly platform?: boolean;
};

export type AuditOptions = AuditFilterOptions & {
  readonly limit: number;
  readonly cursor?: string;
};

/** `freehold audit list`: of one's own tenant, of any as an operator, or of the operators. */
export async function listAudit(context: CliContext, options: AuditOptions): Promise<void> {
  const { output } = context;
  const { limit } = options;
  const items: Entry[] = [];
  let { cursor } = options;
  do {
    const page = await auditPage(context, options, { limit: limit - items.length, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (items.length < limit && cursor !== undefined);
  output.result({ items, nextCursor: cursor }, items.length > 0 ? linesOf(items) : ['No entries.']);
  if (cursor !== undefined) output.remark(`More with: --cursor ${cursor}`);
}

export function auditPage(
  { call }: CliContext,
  { tenantId, platform, actor, action, target, from, to }: AuditFilterOptions,
  page: Pick<Query, 'limit' | 'cursor'>,
): Promise<Page> {
  const query = { actor, action, target, from, to, ...page };
  if (tenantId !== undefined) return call('listTenantAudit', { params: { tenantId }, query });
  return platform ? call('listPlatformAudit', { query }) : call('listAudit', { query });
}

const linesOf = (entries: readonly Entry[]): string[] =>
  table([
    ['TIME', 'ACTOR', 'ACTION', 'TARGET', 'RESULT', 'FROM'],
    ...entries.map(({ time, actor, action, target, result, sourceIp, isErased }) => [
      ...[clock(time), `${actor.kind} ${actor.id}`, action, `${target.kind} ${target.id}`],
      ...[result, isErased ? '(erased)' : (sourceIp ?? '')],
    ]),
  ]);

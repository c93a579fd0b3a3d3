import { closeSync, openSync, writeSync } from 'node:fs';
import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Page = AnswerOf<'listAudit'>;
type Entry = Page['items'][number];
type Query = NonNullable<OperationRequest<'listAudit'>['query']>;
type Filter = Omit<Query, 'limit' | 'cursor'> & {
  readonly tenantId?: string;
  readonly platform?: boolean;
};

export type AuditOptions = Filter & { readonly limit: number; readonly cursor?: string };
export type ExportOptions = Filter & { readonly file?: string };

/** `freehold audit list`: of one's own tenant, of any as an operator, or of the operators. */
export async function listAudit(context: CliContext, options: AuditOptions): Promise<void> {
  const { output } = context;
  const { limit } = options;
  const items: Entry[] = [];
  let { cursor } = options;
  do {
    const page = await pageOf(context, options, { limit: limit - items.length, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (items.length < limit && cursor !== undefined);
  output.result({ items, nextCursor: cursor }, items.length > 0 ? linesOf(items) : ['No entries.']);
  if (cursor !== undefined) output.remark(`More with: --cursor ${cursor}`);
}

const MOST = 100;

/** `freehold audit export`: each entry a line of JSON. */
export async function exportAudit(
  context: CliContext,
  { file, ...filter }: ExportOptions,
): Promise<void> {
  const { stdout } = context.surroundings;
  const to = file === undefined ? null : openSync(file, 'w', 0o600);
  const write = (text: string): void => {
    if (to === null) stdout.write(text);
    else writeSync(to, text);
  };
  let count = 0;
  let cursor: string | undefined;
  try {
    do {
      const page = await pageOf(context, filter, { limit: MOST, cursor });
      for (const entry of page.items) write(`${JSON.stringify(entry)}\n`);
      count += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  } finally {
    if (to !== null) closeSync(to);
  }
  context.output.remark(`Entries exported: ${count}`);
}

function pageOf(
  { call }: CliContext,
  { tenantId, platform, actor, action, target, from, to }: Filter,
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

import { z } from 'zod';
import type { CliContext } from '../context.ts';
import { table } from '../output.ts';

const summary = z.looseObject({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  state: z.string(),
  createdAt: z.string(),
});
const page = z.looseObject({ items: z.array(summary), nextCursor: z.string().nullish() });

export type ListOptions = {
  readonly status?: string;
  readonly plan?: string;
  readonly q?: string;
  readonly limit?: string;
  readonly cursor?: string;
};

/** `freehold tenant list` */
export async function listTenants({ send, output }: CliContext, options: ListOptions) {
  const { body } = await send({ path: '/v1/tenants', query: options, answer: page });
  const rows = body.items.map((t) => [t.id, t.slug, t.plan, t.state, t.createdAt, t.name]);
  output.result(body, [
    ...table([['ID', 'SLUG', 'PLAN', 'STATE', 'CREATED', 'NAME'], ...rows]),
    ...(body.nextCursor ? [`More: --cursor ${body.nextCursor}`] : []),
  ]);
}

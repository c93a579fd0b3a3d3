import * as z from 'zod';
import { localCloud } from '../../support/local-cloud.ts';

const journal = z.object({
  entries: z.array(
    z.object({
      callerKind: z.string(),
      caller: z.string(),
      call: z.string(),
      resource: z.string(),
      keys: z.array(z.string()),
    }),
  ),
});
const denials = z.object({ last: z.number(), denials: z.array(z.unknown()) });

export type Mark = { readonly calls: number; readonly denials: number };

const page = async (path: string): Promise<unknown> =>
  (await fetch(`${localCloud().gateUrl}/_gate/${path}`)).json();

export async function gateMark(): Promise<Mark> {
  const { last } = z.object({ last: z.number() }).parse(await page('calls'));
  return { calls: last, denials: denials.parse(await page('denials')).last };
}

/** As it stands in the names of buckets and stacks too. */
export const namesOf = (tenantId: string) => [tenantId, tenantId.replace('_', '-')];

const isNamedIn = (text: string, tenantId: string) =>
  namesOf(tenantId).some((name) => text.includes(name));

/** The calls since then by a session of that tenant, on a resource that bears its id, or by a session at its keys. */
export async function callsThatTouched(tenantId: string, since: Mark): Promise<string[]> {
  const { entries } = journal.parse(await page(`journal?since=${since.calls}`));
  return entries
    .filter(
      ({ caller, callerKind, resource, keys }) =>
        isNamedIn(`${caller} ${resource}`, tenantId) ||
        (callerKind === 'tenant' && keys.some((key) => isKeyOf(key, tenantId))),
    )
    .map(({ caller, call, resource }) => `${caller} ${call} ${resource}`);
}

/** The calls since then of that function's role at keys that name the tenant. */
export async function callsAtKeysOf(
  tenantId: string,
  { since, by }: { readonly since: Mark; readonly by: string },
): Promise<string[]> {
  const { entries } = journal.parse(await page(`journal?since=${since.calls}`));
  return entries
    .filter(({ caller, keys }) => caller.includes(by) && isNamedIn(keys.join(' '), tenantId))
    .map(({ call, keys }) => `${call} ${keys.join(' ')}`);
}

const isKeyOf = (key: string, tenantId: string) =>
  [`T#${tenantId}`, `t/${tenantId}`, `k/${tenantId}`].some((beginning) =>
    key.startsWith(beginning),
  );

/** How many calls since then were refused for a key, a prefix or an object of that tenant. */
export async function denialsFor(tenantId: string, since: Mark): Promise<number> {
  const found = denials.parse(await page(`denials?since=${since.denials}`));
  return found.denials.filter((denial) => isNamedIn(JSON.stringify(denial), tenantId)).length;
}

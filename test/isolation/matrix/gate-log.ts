import * as z from 'zod';
import { localCloud } from '../../support/local-cloud.ts';

const journal = z.object({
  entries: z.array(
    z.object({ number: z.number(), caller: z.string(), call: z.string(), resource: z.string() }),
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

/** The calls since then by a session of that tenant, or on a resource that bears its id. */
export async function callsThatTouched(tenantId: string, since: Mark): Promise<string[]> {
  const { entries } = journal.parse(await page(`journal?since=${since.calls}`));
  return entries
    .filter(({ caller, resource }) => `${caller} ${resource}`.includes(tenantId))
    .map(({ caller, call, resource }) => `${caller} ${call} ${resource}`);
}

/** How many calls since then were refused for a key, a prefix or an object of that tenant. */
export async function denialsFor(tenantId: string, since: Mark): Promise<number> {
  const found = denials.parse(await page(`denials?since=${since.denials}`));
  return found.denials.filter((denial) => JSON.stringify(denial).includes(tenantId)).length;
}

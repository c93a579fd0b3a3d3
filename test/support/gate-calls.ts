import { z } from 'zod';
import { localCloud } from './local-cloud.ts';

const page = z.object({
  last: z.number().optional(),
  entries: z.array(z.object({ number: z.number(), caller: z.string(), call: z.string() })),
});

const entriesSince = async (since: number) => {
  const answer = await fetch(`${localCloud().gateUrl}/_gate/journal?since=${since}`);
  return page.parse(await answer.json()).entries;
};

/** The AWS calls that callers of this name made while `work` was under way, in their order. */
export async function callsOf(caller: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = (await entriesSince(0)).at(-1)?.number ?? 0;
  await work();
  const entries = await entriesSince(before);
  return entries.filter((entry) => entry.caller.includes(caller)).map(({ call }) => call);
}

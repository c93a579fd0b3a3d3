import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { clock } from '../output.ts';
import { readJson } from '../read-json.ts';

const denial = z.looseObject({
  number: z.number(),
  time: z.string(),
  caller: z.string(),
  action: z.string(),
  resource: z.string(),
  locks: z.array(z.string()),
  reason: z.string(),
});
type Denial = z.infer<typeof denial>;
const page = z.object({ last: z.number(), denials: z.array(denial) });

export type DenialOptions = { readonly last: number; readonly follow?: boolean };

const POLL_MS = 1_000;

/** `freehold iam denials`: which call of which role the local cloud refused, and which policy did it. */
export async function listDenials(
  context: CliContext,
  { last, follow }: DenialOptions,
): Promise<void> {
  const { output, surroundings } = context;
  const seen = await denialsSince(context, 0);
  const shown = seen.denials.slice(-last);
  if (!follow) {
    const lines = shown.flatMap(linesOf);
    output.result({ denials: shown }, lines.length > 0 ? lines : ['Nothing was refused.']);
    return;
  }
  let { last: from } = seen;
  for (let fresh = shown; ;) {
    for (const one of fresh) output.next(one, linesOf(one));
    await sleep(POLL_MS, undefined, { signal: surroundings.interrupted });
    const next = await denialsSince(context, from);
    from = next.last;
    fresh = next.denials;
  }
}

function denialsSince({ profile, surroundings }: CliContext, since: number) {
  const local = profile();
  if (local.kind !== 'local') {
    throw new CommandFailure('Only the local cloud keeps a list of what IAM refused.', {
      exitCode: EXIT.invalid,
      hint: 'On AWS, ask CloudTrail for events whose errorCode is AccessDenied.',
    });
  }
  const url = new URL(`${local.awsEndpoint}/_gate/denials?since=${since}`);
  return readJson({ url, answer: page }, surroundings.interrupted);
}

const linesOf = ({ time, caller, action, resource, locks, reason }: Denial): string[] => [
  `${clock(time)}  ${action}  refused by ${locks.join(' and ') || 'no policy that allows it'}`,
  `  caller    ${caller}`,
  `  resource  ${resource}`,
  `  ${reason}`,
];

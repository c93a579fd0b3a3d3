import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { meanOf, percentile } from '../percentile.ts';
import type { Cell } from '../table.ts';
import type { Topic } from '../topic.ts';

const series = z.array(z.object({ label: z.string(), cpuMs: z.array(z.number()) }));

export const authorizer: Topic = {
  name: 'authorizer',
  title: 'The authorizer’s own CPU time',
  needsCloud: false,

  async measure() {
    return {
      how: [
        'CPU time of the process (user and system, as the kernel counts it) around one call of the authorizer’s handler: token parsed, registry asked, signature verified, rule of the route, log line written. The registry is in memory and there is no network; keys and tokens are real RSA.',
      ],
      tables: [
        {
          title: 'CPU time a request',
          columns: ['request', 'requests', 'p50 ms', 'p95 ms', 'mean ms'],
          rows: (await probe()).map(({ label, cpuMs }) => rowOf(label, cpuMs)),
        },
      ],
    };
  },
};

const rowOf = (label: string, cpuMs: readonly number[]): Cell[] => [
  label,
  cpuMs.length,
  percentile(cpuMs, 0.5),
  percentile(cpuMs, 0.95),
  meanOf(cpuMs),
];

/** In a process of its own: the handler's log is no part of the bench's output. */
function probe(): Promise<z.infer<typeof series>> {
  const child = fork(join(import.meta.dirname, '..', 'authorizer-probe.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (message) => resolve(series.parse(message)));
    child.once('exit', (code) => {
      reject(new Error(`The authorizer's process ended with ${String(code)}.`));
    });
  });
}

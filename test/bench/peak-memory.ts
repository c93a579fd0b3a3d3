import { readdirSync, readFileSync } from 'node:fs';
import { functionOf, type BenchCloud } from './bench-cloud.ts';

/**
 * The most memory that an environment of the function ever held, in MiB, as the kernel counts it (VmHWM: proc(5)); 0
 * where it has none. Other clouds of the machine have functions of the same name: the gate tells whose it is.
 */
export function peakMemoryMib(cloud: BenchCloud, path: string): number {
  const { name } = functionOf(cloud, path);
  const marks = [`AWS_LAMBDA_FUNCTION_NAME=${name}`, cloud.gateUrl];
  const peaks = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => marks.every((mark) => environmentOf(pid).includes(mark)))
    .map(peakOf);
  return Math.max(0, ...peaks);
}

const environmentOf = (pid: string): string => read(`/proc/${pid}/environ`);

function peakOf(pid: string): number {
  const [, kib = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`)) ?? [];
  return Math.round(Number(kib) / 1_024);
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

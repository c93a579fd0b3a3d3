import { Crash } from '../metering/crashing-ports.ts';

export type Fault = 'before' | 'after' | false;

/** Dies in the place of some calls, before or after their effect. */
export function unreliable<Port extends object>(
  port: Port,
  nextFault: (name: string | symbol) => Fault,
): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const fault = nextFault(name);
        if (fault === 'before') throw new Crash();
        const answer: unknown = await (member as (...of: unknown[]) => unknown).apply(target, args);
        if (fault === 'after') throw new Crash();
        return answer;
      };
    },
  });
}

export async function untilDone(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; attempt <= 200; attempt += 1) {
    try {
      await run();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  throw new Error('It never ended.');
}

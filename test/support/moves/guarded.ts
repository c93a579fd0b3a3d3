import type { Around } from '../provisioning/provisioning-world.ts';

/** Those whose answers are streams: the fault meets their first item. */
const STREAMS = ['items', 'objects', 'clearVersions', 'listOpen'];

/** The ports, each call of which goes through `around`, which may fail it. */
export function guarded<Ports extends Readonly<Record<string, object>>>(
  ports: Ports,
  around: Around = (call) => call(),
): Ports {
  const guard = (port: object) =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const call = () => Reflect.apply(member, target, args) as Promise<unknown>;
          return STREAMS.includes(String(name)) ? guardedStream(call, around) : around(call);
        };
      },
    });
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, guard(port)]),
  ) as Ports;
}

async function* guardedStream(call: () => unknown, around: Around): AsyncGenerator {
  await around(async () => undefined);
  yield* call() as AsyncIterable<unknown>;
}

/** Makes the call, which has the name of its port and method, or fails before or after it. */
export type Around = <T>(call: () => Promise<T>, name: string) => Promise<T>;

/** Those whose answers are streams: the fault meets their first item. */
const STREAMS = ['items', 'objects', 'clearVersions', 'listOpen', 'pages', 'due'];

/** The ports, each call of which goes through `around`, which may fail it. */
export function guarded<Ports extends Readonly<Record<string, object>>>(
  ports: Ports,
  around: Around = (call) => call(),
): Ports {
  const guard = ([portName, port]: readonly [string, object]) =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const fullName = `${portName}.${String(name)}`;
        return (...args: unknown[]) => {
          const call = () => Reflect.apply(member, target, args) as Promise<unknown>;
          return STREAMS.includes(String(name))
            ? guardedStream(call, (first) => around(first, fullName))
            : around(call, fullName);
        };
      },
    });
  return Object.fromEntries(
    Object.entries(ports).map((entry) => [entry[0], guard(entry)]),
  ) as Ports;
}

async function* guardedStream(
  call: () => unknown,
  around: (first: () => Promise<unknown>) => Promise<unknown>,
): AsyncGenerator {
  await around(async () => undefined);
  yield* call() as AsyncIterable<unknown>;
}

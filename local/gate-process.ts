import type { Server as BoundPort } from 'node:net';
import { join } from 'node:path';
import { type Home } from './home.ts';
import { startServer, type Server } from './servers.ts';

export type GateSettings = {
  /** Where it shall serve. */
  readonly bound: BoundPort;
  readonly emulatorUrl: string;
};

export const denialsFileOf = (home: Home) => join(home.logsDirectory, 'denials.jsonl');

/** The proxy that refuses what IAM would refuse; see gate/README.md. */
export function startGate(home: Home, { bound, emulatorUrl }: GateSettings): Promise<Server> {
  const preload = join(import.meta.dirname, 'end-with-parent.mjs');
  const program = join(import.meta.dirname, 'gate', 'main.ts');
  const options = ['--emulator-url', emulatorUrl, '--denials-file', denialsFileOf(home)];
  return startServer({
    name: 'The IAM gate',
    command: [process.execPath, '--import', preload, program, ...options],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    logFile: join(home.logsDirectory, 'gate.log'),
    bound,
    readyPath: '/_gate/ready',
  });
}

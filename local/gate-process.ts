import { join } from 'node:path';
import { type Home } from './home.ts';
import { startServer, type Server } from './servers.ts';

export type GateSettings = { readonly port: number; readonly emulatorPort: number };

export const denialsFileOf = (home: Home) => join(home.logsDirectory, 'denials.jsonl');

/** The proxy that refuses what IAM would refuse; see gate/README.md. */
export function startGate(home: Home, { port, emulatorPort }: GateSettings): Promise<Server> {
  const preload = join(import.meta.dirname, 'end-with-parent.mjs');
  const program = join(import.meta.dirname, 'gate', 'main.ts');
  const ports = ['--emulator-port', String(emulatorPort), '--port', String(port)];
  return startServer(
    {
      name: 'The IAM gate',
      command: [
        process.execPath,
        ...['--import', preload, program, ...ports, '--denials-file', denialsFileOf(home)],
      ],
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      logFile: join(home.logsDirectory, 'gate.log'),
    },
    `http://127.0.0.1:${port}/_gate/ready`,
  );
}

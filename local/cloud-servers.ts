import { rmSync } from 'node:fs';
import { startEmulator } from './emulator.ts';
import { startGate } from './gate-process.ts';
import { makeHome, type Home } from './home.ts';
import { bindPort, portOf } from './ports.ts';
import type { ProcessIdentity } from './processes.ts';
import { stage, type Progress } from './progress.ts';
import type { Server } from './servers.ts';

export type ServerSettings = {
  readonly home: Home;
  /** The ports to take when they are free. */
  readonly ports: { readonly gate: number; readonly emulator: number };
  /** An emulator that runs already, of somebody else's: none is started. */
  readonly endpoint?: string | undefined;
  readonly persists: boolean;
  readonly progress: Progress;
  /** Told of each process, so that someone can end it when this one cannot. */
  readonly onProcess?: (identity: ProcessIdentity) => void;
};

/** An emulator and the gate before it. */
export type CloudServers = {
  readonly ports: { readonly gate: number; readonly emulator: number };
  readonly gateUrl: string;
  readonly emulatorUrl: string;
  /** Says what happened when one ended that nobody had ended. */
  readonly broken: Promise<string>;
  /** Writes the state to the disk, which otherwise happens at the end only. */
  save(): void;
  end(): Promise<void>;
};

const urlAt = (port: number) => `http://127.0.0.1:${port}`;

/** Starts both; on failure nothing is left running. */
export async function startServers(settings: ServerSettings): Promise<CloudServers> {
  const { home } = settings;
  makeHome(home);
  const servers: Server[] = [];
  const end = async () => {
    await Promise.all(servers.map((server) => server.end()));
    rmSync(home.temporaryDirectory, { recursive: true, force: true });
  };
  try {
    return { ...(await started(settings, servers)), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The gate's port first: the functions are told it when the emulator starts them. */
async function started(settings: ServerSettings, servers: Server[]) {
  const { home, persists, progress } = settings;
  const keep = (server: Server) => {
    servers.push(server);
    settings.onProcess?.(server.identity);
    return server;
  };
  const bound = await bindPort(settings.ports.gate);
  const ports = { gate: portOf(bound), emulator: settings.ports.emulator };
  const gateUrl = urlAt(ports.gate);
  try {
    if (settings.endpoint === undefined) {
      const emulator = { port: ports.emulator, gateUrl, persists };
      await stage(progress, 'Emulator', async () => keep(await startEmulator(home, emulator)));
    }
    const [emulator] = servers;
    const emulatorUrl = settings.endpoint ?? urlAt(emulator?.port ?? ports.emulator);
    await stage(progress, `IAM gate on port ${ports.gate}`, async () =>
      keep(await startGate(home, { bound, emulatorUrl })),
    );
    return {
      ports: { ...ports, emulator: emulator?.port ?? ports.emulator },
      gateUrl,
      emulatorUrl,
      broken: Promise.race(servers.map(({ ended }) => ended)),
      save: () => emulator?.signal('SIGUSR1'),
    };
  } finally {
    bound.close();
  }
}

import { rmSync } from 'node:fs';
import { deploy } from './deploy.ts';
import { startEmulator } from './emulator.ts';
import { startGate } from './gate-process.ts';
import { makeHome, type Home } from './home.ts';
import { verifyMailSender } from './mail-sender.ts';
import { freePort } from './ports.ts';
import type { ProcessIdentity } from './processes.ts';
import { stage, type Progress } from './progress.ts';
import type { Server } from './servers.ts';
import { outputsOf, Stacks } from './stacks.ts';

export type CloudSettings = {
  readonly home: Home;
  /** The ports to take when they are free. */
  readonly ports: { readonly gate: number; readonly emulator: number };
  readonly persists: boolean;
  readonly progress: Progress;
  /** Ends a start that is still under way. */
  readonly stop?: AbortSignal;
  /** Told of each process, so that someone can end it when this one cannot. */
  readonly onProcess?: (identity: ProcessIdentity) => void;
};

/** A running local cloud with the product deployed to it. */
export type Cloud = {
  readonly ports: { readonly gate: number; readonly emulator: number };
  readonly gateUrl: string;
  readonly emulatorUrl: string;
  readonly apiUrl: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Says what happened when a part of it ended that nobody had ended. */
  readonly broken: Promise<string>;
  /** Writes the state to the disk, which otherwise happens at the end only. */
  save(): void;
  end(): Promise<void>;
};

/** Starts the emulator and the gate and deploys to them; on failure nothing is left running. */
export async function openCloud(settings: CloudSettings): Promise<Cloud> {
  makeHome(settings.home);
  const ports = {
    emulator: await freePort(settings.ports.emulator),
    gate: await freePort(settings.ports.gate),
  };
  const servers: Server[] = [];
  try {
    await startServers(settings, { ports, servers });
    const endpoint = `http://127.0.0.1:${ports.emulator}`;
    const { home, stop, progress } = settings;
    await deploy({ home, endpoint, stop }, progress);
    await verifyMailSender(endpoint);
    return cloudOf({ ports, servers, home: settings.home }, await deployedOutputs(endpoint));
  } catch (error) {
    await endAll(servers, settings.home);
    throw error;
  }
}

type Running = { ports: Cloud['ports']; servers: Server[] };

async function startServers(settings: CloudSettings, { ports, servers }: Running): Promise<void> {
  const { home, persists, progress } = settings;
  const started = (server: Server) => {
    servers.push(server);
    settings.onProcess?.(server.identity);
  };
  const gateUrl = `http://127.0.0.1:${ports.gate}`;
  await stage(progress, `Emulator on port ${ports.emulator}`, async () =>
    started(await startEmulator(home, { port: ports.emulator, gateUrl, persists })),
  );
  await stage(progress, `IAM gate on port ${ports.gate}`, async () =>
    started(await startGate(home, { port: ports.gate, emulatorPort: ports.emulator })),
  );
}

function cloudOf(running: Running & { home: Home }, outputs: Record<string, string>): Cloud {
  const { ports, servers, home } = running;
  const [emulator] = servers;
  const gateUrl = `http://127.0.0.1:${ports.gate}`;
  return {
    ports,
    gateUrl,
    emulatorUrl: `http://127.0.0.1:${ports.emulator}`,
    // The emulator answers to the real form of an API's address by the name in the path.
    apiUrl: `${gateUrl}/_aws/execute-api/${outputs.ApiId ?? ''}/$default`,
    outputs,
    broken: Promise.race(servers.map(({ ended }) => ended)),
    save: () => emulator?.signal('SIGUSR1'),
    end: () => endAll(servers, home),
  };
}

async function deployedOutputs(endpoint: string): Promise<Record<string, string>> {
  return outputsOf(await new Stacks(endpoint).all());
}

async function endAll(servers: readonly Server[], home: Home): Promise<void> {
  await Promise.all(servers.map((server) => server.end()));
  rmSync(home.temporaryDirectory, { recursive: true, force: true });
}

import { rmSync } from 'node:fs';
import { startEmulator } from './emulator.ts';
import { startGate } from './gate-process.ts';
import { makeHome, type Home } from './home.ts';
import { bindPort, portOf } from './ports.ts';
import type { ProcessIdentity } from './processes.ts';
import { stage, type Progress } from './progress.ts';
import type { Server } from './servers.ts';
import { standInSecrets, startStandIn } from './stand-in-for-stripe.ts';

export type Ports = {
  readonly gate: number;
  readonly emulator: number;
  /** Of the stand-in for Stripe; a free one where none is stated. */
  readonly stripe?: number;
};

export type ServerSettings = {
  readonly home: Home;
  /** The ports to take when they are free. */
  readonly ports: Ports;
  /** An emulator that runs already, of somebody else's: none is started. */
  readonly endpoint?: string | undefined;
  /** Where mails lead, where a console runs. */
  readonly consoleUrl?: string | undefined;
  readonly persists: boolean;
  readonly progress: Progress;
  /** Told of each process, so that someone can end it when this one cannot. */
  readonly onProcess?: (identity: ProcessIdentity) => void;
};

/** An emulator, the gate before it, and a stand-in for Stripe where the platform bills by it. */
export type CloudServers = {
  readonly ports: Ports;
  readonly stripeUrl?: string | undefined;
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
  const { home, consoleUrl, persists, progress } = settings;
  const keep = (server: Server) => {
    servers.push(server);
    settings.onProcess?.(server.identity);
    return server;
  };
  const bound = await bindPort(settings.ports.gate);
  const ports = { gate: portOf(bound), emulator: settings.ports.emulator };
  const gateUrl = urlAt(ports.gate);
  try {
    const stripe = await startStripe(settings, keep);
    const stripeUrl = stripe && urlAt(stripe.port);
    if (settings.endpoint === undefined) {
      const emulator = { port: ports.emulator, gateUrl, stripeUrl, consoleUrl, persists };
      await stage(progress, 'Emulator', async () => keep(await startEmulator(home, emulator)));
    }
    const emulator = servers.find((server) => server !== stripe);
    const emulatorUrl = settings.endpoint ?? urlAt(emulator?.port ?? ports.emulator);
    await stage(progress, `IAM gate on port ${ports.gate}`, async () =>
      keep(await startGate(home, { bound, emulatorUrl })),
    );
    return {
      ports: {
        ...{ ...ports, emulator: emulator?.port ?? ports.emulator },
        ...(stripe && { stripe: stripe.port }),
      },
      ...{ gateUrl, stripeUrl },
      emulatorUrl,
      broken: Promise.race(servers.map(({ ended }) => ended)),
      save: () => {
        for (const server of [emulator, stripe]) server?.signal('SIGUSR1');
      },
    };
  } finally {
    bound.close();
  }
}

/** Before the functions, which find its address in their environment; another one's emulator cannot tell it to them. */
async function startStripe(
  { home, ports, persists, progress, endpoint }: ServerSettings,
  keep: (server: Server) => Server,
): Promise<Server | undefined> {
  if (endpoint !== undefined || !standInSecrets(home)) return undefined;
  const bound = await bindPort(ports.stripe ?? 0);
  return stage(progress, `Stand-in for Stripe on port ${portOf(bound)}`, async () =>
    keep(await startStandIn(home, { bound, persists })),
  );
}

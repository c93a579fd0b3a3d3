import { once } from 'node:events';
import { join } from 'node:path';
import { openCloud, orBroken, type Cloud } from './cloud.ts';
import { mustRun } from './commands.ts';
import { startConsole, type ConsoleServer, type ConsoleSettings } from './console-server.ts';
import type { LocalContract } from './contract.ts';
import { repository, type Home } from './home.ts';
import { installationOf, keepInstallation } from './installation.ts';
import { seedOperator } from './operator.ts';
import { stage, type Progress } from './progress.ts';
import { claimRun, recordReady, recordServer, releaseRun } from './run-record.ts';
import { seedDemo } from './seed.ts';
import { prepareStandIn } from './stand-in-for-stripe.ts';
import { writeState } from './state-file.ts';

const SAVE_EVERY_SECONDS = 60;
const RESTARTS = 5;

export type Supervision = {
  readonly home: Home;
  /** An emulator that runs already. */
  readonly endpoint?: string | undefined;
  readonly progress: Progress;
  readonly onReady: (contract: LocalContract) => void;
};

/**
 * Keeps the local cloud running until a signal asks for its end, and starts it again from its last
 * saved state when a part of it dies. False when another supervisor has the home.
 */
export async function supervise(supervision: Supervision): Promise<boolean> {
  const { home, progress } = supervision;
  if (!(await claimRun(home))) return false;
  const stop = stopSignal();
  try {
    for (let restarts = 0; restarts <= RESTARTS; restarts += 1) {
      const broken = await runUntil(stop, supervision);
      if (stop.aborted) return true;
      progress(`A part of the local cloud ${broken}: starting it again from its last saved state`);
    }
    throw new Error(`The local cloud died ${RESTARTS} times; see ${home.logsDirectory}`);
  } catch (error) {
    if (stop.aborted) return true;
    throw error;
  } finally {
    releaseRun(home);
  }
}

/** With the console, whose address the functions are told. */
type Served = Supervision & { readonly consoleUrl: string };

/** Says how it broke, or nothing of worth once it was stopped. */
async function runUntil(stop: AbortSignal, supervision: Supervision): Promise<string> {
  const stopped = once(stop, 'abort').then(() => 'was stopped');
  let cloud: Cloud | undefined;
  const web = await openConsole(() => cloud?.apiUrl, supervision);
  try {
    const served = { ...supervision, consoleUrl: web.url };
    cloud = await open(stop, served);
    return await serve(cloud, stopped, served);
  } finally {
    await web.end();
  }
}

async function serve(cloud: Cloud, stopped: Promise<string>, served: Served): Promise<string> {
  const { home, progress, onReady } = served;
  const saving = setInterval(() => cloud.save(), SAVE_EVERY_SECONDS * 1000);
  try {
    const contract = await Promise.race([orBroken(cloud, () => seed(cloud, served)), stopped]);
    if (typeof contract === 'string') return contract;
    cloud.save();
    writeState(home.contractFile, contract);
    recordReady(home);
    onReady(contract);
    return await Promise.race([cloud.broken, stopped]);
  } finally {
    clearInterval(saving);
    await stage(progress, 'Ended', () => cloud.end());
  }
}

async function open(stop: AbortSignal, served: Served): Promise<Cloud> {
  const { home, progress, endpoint, consoleUrl } = served;
  const installation = installationOf(home);
  const cloud = await openCloud({
    home,
    progress,
    endpoint,
    consoleUrl,
    stop,
    ports: installation.ports,
    persists: true,
    onProcess: (server) => recordServer(home, server),
  });
  keepInstallation(home, { ...installation, ports: { ...installation.ports, ...cloud.ports } });
  return cloud;
}

async function openConsole(
  apiUrl: ConsoleSettings['apiUrl'],
  { home, progress }: Supervision,
): Promise<ConsoleServer> {
  const installation = installationOf(home);
  const folder = await stage(progress, 'Console', builtConsole);
  const web = await startConsole({ folder, apiUrl, port: installation.ports.console });
  keepInstallation(home, {
    ...installation,
    ports: { ...installation.ports, console: web.port },
  });
  return web;
}

/** In a process of its own, so that this one goes on to look after the cloud. */
async function builtConsole(): Promise<string> {
  const program = join(repository, 'infra', 'brand-console.ts');
  let folder = '';
  await mustRun('The build of the console', {
    command: [process.execPath, program],
    onLine: (line) => {
      folder = line.trim() || folder;
    },
  });
  return folder;
}

async function seed(cloud: Cloud, { home, progress, consoleUrl }: Served): Promise<LocalContract> {
  const { operator, demo } = installationOf(home);
  const { apiUrl, gateUrl, stripeUrl } = cloud;
  if (stripeUrl !== undefined) {
    await stage(progress, 'Prices in Stripe', () => prepareStandIn({ stripeUrl, apiUrl }));
  }
  await stage(progress, 'Operator', () => seedOperator(cloud, operator));
  await stage(progress, 'Demonstration tenant', async () => {
    try {
      await seedDemo({ url: apiUrl, operator }, demo);
    } catch (error) {
      // Whoever works on the provisioning needs the platform up to see why.
      progress(`There is no demonstration tenant: ${String(error)}`);
    }
  });
  return {
    ...{ apiUrl, awsEndpoint: gateUrl, docsUrl: `${apiUrl}/docs` },
    ...(stripeUrl !== undefined && { stripeUrl }),
    ...{ consoleUrl, operator, demo },
  };
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  return stop.signal;
}

import { once } from 'node:events';
import { join } from 'node:path';
import { openCloud, orBroken, type Cloud } from './cloud.ts';
import { mustRun } from './commands.ts';
import { startConsole, type ConsoleServer } from './console-server.ts';
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

/** Says how it broke, or nothing of worth once it was stopped. */
async function runUntil(stop: AbortSignal, supervision: Supervision): Promise<string> {
  const { home, progress, onReady } = supervision;
  const stopped = once(stop, 'abort').then(() => 'was stopped');
  const cloud = await open(stop, supervision);
  let web: ConsoleServer | undefined;
  const saving = setInterval(() => cloud.save(), SAVE_EVERY_SECONDS * 1000);
  try {
    const opening = orBroken(cloud, async () => {
      web = await openConsole(cloud, supervision);
      return { ...(await seed(cloud, supervision)), consoleUrl: web.url };
    });
    const contract = await Promise.race([opening, stopped]);
    if (typeof contract === 'string') return contract;
    cloud.save();
    writeState(home.contractFile, contract);
    recordReady(home);
    onReady(contract);
    return await Promise.race([cloud.broken, stopped]);
  } finally {
    clearInterval(saving);
    await web?.end();
    await stage(progress, 'Ended', () => cloud.end());
  }
}

async function open(stop: AbortSignal, supervision: Supervision): Promise<Cloud> {
  const { home, progress, endpoint } = supervision;
  const installation = installationOf(home);
  const cloud = await openCloud({
    home,
    progress,
    endpoint,
    stop,
    ports: installation.ports,
    persists: true,
    onProcess: (server) => recordServer(home, server),
  });
  keepInstallation(home, { ...installation, ports: { ...installation.ports, ...cloud.ports } });
  return cloud;
}

async function openConsole(
  { apiUrl }: Cloud,
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
  const program = join(repository, 'infra', 'build-console.ts');
  let folder = '';
  await mustRun('The build of the console', {
    command: [process.execPath, program],
    onLine: (line) => {
      folder = line.trim() || folder;
    },
  });
  return folder;
}

async function seed(cloud: Cloud, { home, progress }: Supervision): Promise<LocalContract> {
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
    ...{ operator, demo },
  };
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  return stop.signal;
}

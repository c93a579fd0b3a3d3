import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment } from './environment.mjs';
import { repository, type Home } from './home.ts';
import { startServer, type Server } from './servers.ts';

export type EmulatorSettings = {
  /** Where it shall listen; where somebody has that port, it takes another one. */
  readonly port: number;
  /** What the functions find in AWS_ENDPOINT_URL. */
  readonly gateUrl: string;
  /** What they find in STRIPE_API_URL, where it is a stand-in. */
  readonly stripeUrl?: string | undefined;
  /** And in CONSOLE_URL, where a console runs. */
  readonly consoleUrl?: string | undefined;
  /** Whether its state outlives it. */
  readonly persists: boolean;
};

export const lambdaLogOf = (home: Home) => join(home.logsDirectory, 'functions.jsonl');

export function startEmulator(home: Home, settings: EmulatorSettings): Promise<Server> {
  const python = join(pythonEnvironment(repository, 'emulator').directory, 'bin', 'python');
  if (!existsSync(python)) throw new Error('The emulator is not installed: npm start installs it.');
  return startServer({
    name: 'The emulator',
    command: [python, join(import.meta.dirname, 'emulator.py')],
    env: environment(home, settings),
    logFile: join(home.logsDirectory, 'emulator.log'),
    readyPath: '/_ministack/ready',
  });
}

/** Each function inherits this, so it holds nothing of the terminal's own environment. */
function environment(
  home: Home,
  { port, gateUrl, stripeUrl, consoleUrl, persists }: EmulatorSettings,
): NodeJS.ProcessEnv {
  const bin = join(repository, 'node_modules', '.bin');
  const persist = persists ? '1' : '0';
  return {
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    HOME: process.env.HOME,
    // The emulator's own Lambda worker calls url.parse; each function would warn of it in its log.
    NODE_OPTIONS: '--disable-warning=DEP0169',
    TMPDIR: home.temporaryDirectory,
    FREEHOLD_LAMBDA_LOG: lambdaLogOf(home),
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1',
    AUTH: 'true',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: gateUrl,
    ...(stripeUrl !== undefined && { STRIPE_API_URL: stripeUrl }),
    ...(consoleUrl !== undefined && { CONSOLE_URL: consoleUrl }),
    STATE_DIR: home.stateDirectory,
    S3_DATA_DIR: home.objectsDirectory,
    PERSIST_STATE: persist,
    S3_PERSIST: persist,
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
  };
}

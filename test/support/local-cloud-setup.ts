import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openCloud, type Cloud } from '../../local/cloud.ts';
import { homeAt } from '../../local/home.ts';
import { installationOf } from '../../local/installation.ts';
import { seedOperator } from '../../local/operator.ts';
import { assemblyOf, synthesizeStage } from '../../local/synthesized.ts';

/** What the tests of project `local` know of the cloud they run on. */
export type LocalCloud = Pick<Cloud, 'apiUrl' | 'gateUrl' | 'emulatorUrl' | 'outputs'> & {
  /** What the product itself gets as AWS_ENDPOINT_URL: the gate. */
  readonly awsEndpoint: string;
  readonly operator: { readonly email: string; readonly password: string };
  /** Its logs, for a test that failed. */
  readonly logsDirectory: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    localCloud: LocalCloud;
  }
}

let end: (() => Promise<void>) | undefined;

/** One cloud for all test files of this process, apart from any `npm start`: own home, own ports, gone afterwards. */
export async function setup(project: TestProject): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'freehold-test-'));
  // One synthesis serves each cloud of the run.
  await synthesizeStage('local');
  const home = { ...homeAt(directory), assemblyDirectory: assemblyOf('local') };
  const { operator } = installationOf(home);
  const cloud = await openCloud({
    home,
    ports: { gate: 0, emulator: 0 },
    persists: false,
    progress: (line) => console.log(`  ${line}`),
  });
  end = async () => {
    await cloud.end();
    rmSync(home.directory, { recursive: true, force: true });
  };
  await seedOperator(cloud, operator);
  const { apiUrl, gateUrl, emulatorUrl, outputs } = cloud;
  const { logsDirectory } = home;
  const urls = { apiUrl, gateUrl, emulatorUrl, awsEndpoint: gateUrl };
  project.provide('localCloud', { ...urls, outputs, operator, logsDirectory });
}

export async function teardown(): Promise<void> {
  await end?.();
}

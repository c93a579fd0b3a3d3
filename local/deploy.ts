import { join } from 'node:path';
import { rootEnvironment } from './aws.ts';
import { mustRun } from './commands.ts';
import { isDeployed, recordDeployment } from './deployment-record.ts';
import { fingerprintOfSources } from './fingerprint.ts';
import { repository, type Home } from './home.ts';
import { stage, type Progress } from './progress.ts';
import { refuseLostPlans } from './refuse-lost-plans.ts';
import { storeSecrets } from './secrets.ts';
import { standInSecrets } from './stand-in-for-stripe.ts';
import { Stacks } from './stacks.ts';
import { synthesize } from './synthesize.ts';
import { applyTimeToLive } from './time-to-live.ts';
import { putToolkits } from './toolkit-stack.ts';

export type Target = {
  readonly home: Home;
  readonly endpoint: string;
  readonly stop?: AbortSignal | undefined;
};

/** Deploys the CDK app to the emulator, unless exactly these sources stand there already. */
export async function deploy(target: Target, progress: Progress): Promise<void> {
  const { home, endpoint, stop } = target;
  await storeSecrets(home.secretsFile, endpoint, standInSecrets(home));
  const stacks = new Stacks(endpoint);
  const fingerprint = fingerprintOfSources();
  if (isDeployed(await stacks.all(), fingerprint)) {
    progress('The deployed stacks are those of these sources');
    return;
  }
  await refuseLostPlans(endpoint);
  await stage(progress, 'Bundled and synthesized', () => synthesize(home, stop));
  await putToolkits(home.assemblyDirectory, endpoint);
  await stage(progress, 'Deployed', () => deployAssembly(target, progress));
  await applyTimeToLive(home.assemblyDirectory, endpoint);
  await recordDeployment(stacks, fingerprint);
}

async function deployAssembly({ home, endpoint, stop }: Target, progress: Progress): Promise<void> {
  // Direct: in a change set the emulator overlooks an update that only adds an output.
  const deployment = ['deploy', '--all', '--method', 'direct', '--app', home.assemblyDirectory];
  const quietly = ['--require-approval', 'never', '--concurrency', '4', '--no-notices'];
  await mustRun('The deployment', {
    command: [join(repository, 'node_modules', '.bin', 'cdklocal'), ...deployment, ...quietly],
    stop,
    env: { ...rootEnvironment(endpoint), CI: 'true', NO_COLOR: '1' },
    onLine: (line) => {
      if (line.includes('✅')) progress(`  ${line.trim()}`);
    },
  });
}

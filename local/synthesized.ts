import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './commands.ts';
import { fingerprintOfSources } from './fingerprint.ts';
import { repository } from './home.ts';

/** Where `npm run synth` writes a stage's templates, which the tests read and deploy. */
export const assemblyOf = (stage: string): string => join(repository, '.build', 'cdk', stage);

/** Runs the synthesis into the folder, unless what these sources make is there already. */
export async function synthesizeOnce(
  folder: string,
  synthesis: () => Promise<unknown>,
): Promise<void> {
  const stamp = join(folder, 'sources.sha256');
  const fingerprint = fingerprintOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  rmSync(folder, { recursive: true, force: true });
  await synthesis();
  writeFileSync(stamp, fingerprint);
}

/** The CDK's own command line: unlike the app alone it fails on errors of cdk-nag. */
export function synthesizeStage(stage: string): Promise<void> {
  const folder = assemblyOf(stage);
  const command = ['--quiet', '--no-notices', '-c', `stage=${stage}`, '-o', folder];
  return synthesizeOnce(folder, () =>
    mustRun(`Synthesis of ${stage}`, {
      command: ['cdk', 'synth', ...command],
      env: {
        ...WITHOUT_CREDENTIALS,
        AWS_REGION: 'us-east-1',
        // With the pipeline's stack, so that it is checked like the others.
        FREEHOLD_REPOSITORY: 'example/freehold',
        NO_COLOR: '1',
        // Each bundle lies beside its stage's configuration, and stages are synthesized at the same time.
        FREEHOLD_BUILD_DIRECTORY: join(repository, '.build', 'synth', stage),
      },
    }),
  );
}

/** The templates are the same for every engineer, and the stage's account is not asked for. */
const WITHOUT_CREDENTIALS = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_PROFILE: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
};

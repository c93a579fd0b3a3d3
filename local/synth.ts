import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './commands.ts';
import { repository } from './home.ts';

const STAGES = ['dev', 'prod', 'local'];

/** One after the other: they share the folder of bundles. The CDK's own command line fails on errors of cdk-nag. */
for (const stage of STAGES) {
  const into = join(repository, '.build', 'cdk', stage);
  rmSync(into, { recursive: true, force: true });
  await mustRun(`Synthesis of ${stage}`, {
    command: [
      'cdk',
      'synth',
      '--all',
      '--quiet',
      '--no-notices',
      '-c',
      `stage=${stage}`,
      '-o',
      into,
    ],
    env: {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_REGION: 'us-east-1',
      NO_COLOR: '1',
      // The tests of the templates bundle at the same time.
      FREEHOLD_BUILD_DIRECTORY: join(repository, '.build', 'synth'),
    },
  });
  console.log(`${stage}: synthesized`);
}

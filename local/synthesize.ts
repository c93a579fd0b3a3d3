import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { account, region } from './aws.ts';
import { mustRun } from './commands.ts';
import { repository, type Home } from './home.ts';
import { synthesizeOnce } from './synthesized.ts';

const cdkJson = z.object({
  app: z.string(),
  context: z.record(z.string(), z.unknown()).default({}),
});

/** Runs the CDK app as the CDK's command line does, without the two seconds that takes to load. */
export const synthesize = (home: Home, stop: AbortSignal | undefined): Promise<void> =>
  synthesizeOnce(home.assemblyDirectory, () => runApp(home, stop));

async function runApp(home: Home, stop: AbortSignal | undefined): Promise<void> {
  const { app, context } = cdkJson.parse(
    JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')),
  );
  await mustRun('Synthesis', {
    // Without a shell in between, so that stopping it stops the app.
    command: ['sh', '-c', `exec ${app}`],
    stop,
    env: {
      CDK_OUTDIR: home.assemblyDirectory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage: 'local' }),
      CDK_DEFAULT_ACCOUNT: account,
      CDK_DEFAULT_REGION: region,
      FREEHOLD_BUILD_DIRECTORY: home.buildDirectory,
    },
  });
}

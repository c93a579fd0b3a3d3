import { synthesizeStage } from './synthesized.ts';

/** One after the other: they share the folder of bundles. */
for (const stage of ['local', 'dev', 'prod', 'example']) {
  await synthesizeStage(stage);
  console.log(`${stage}: synthesized`);
}

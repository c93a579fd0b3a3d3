import { synthesizeStage } from '../../local/synthesized.ts';

/** Once for all files that read templates; nothing is left to do after `npm run synth`. */
export async function setup(): Promise<void> {
  for (const stage of ['dev', 'prod', 'example']) await synthesizeStage(stage);
}

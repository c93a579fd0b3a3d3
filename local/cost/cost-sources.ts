import { join } from 'node:path';
import { repository } from '../home.ts';
import type { CostSources } from './cost-page.ts';
import { resourcesIn, resourcesOf } from './resources.ts';

/** The templates as they were synthesized last. */
export const costSources = (): CostSources => ({
  stages: {
    dev: stageIn('dev'),
    prod: stageIn('prod'),
    'prod with a domain and edge protection': stageIn('example'),
  },
  silo: resourcesIn(
    join(repository, '.build', 'synth', 'prod', 'silo', 'prod', 'silo.template.json'),
  ),
});

/** Without regions of silos, which the configuration may name or not. */
const stageIn = (stage: string) =>
  resourcesOf(stage).filter(({ stack }) => !stack.startsWith('Events-'));

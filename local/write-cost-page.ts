import { writeFileSync } from 'node:fs';
import { costPage } from './cost/cost-page.ts';
import { costSources } from './cost/cost-sources.ts';
import { synthesizeStage } from './synthesized.ts';

for (const stage of ['dev', 'prod', 'example']) await synthesizeStage(stage);
const page = await costPage(costSources());
writeFileSync(new URL('../docs/cost.md', import.meta.url), page);
console.log(page);

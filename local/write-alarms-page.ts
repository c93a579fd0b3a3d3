import { writeFileSync } from 'node:fs';
import { alarmsPage } from './cost/alarms-page.ts';
import { resourcesOf } from './cost/resources.ts';
import { synthesizeStage } from './synthesized.ts';

await synthesizeStage('prod');
writeFileSync(new URL('../docs/alarms.md', import.meta.url), await alarmsPage(resourcesOf('prod')));

import { readFileSync, writeFileSync } from 'node:fs';
import { withFeatureGraph } from './feature-graph.ts';

const page = new URL('../docs/architecture.md', import.meta.url);

writeFileSync(page, await withFeatureGraph(readFileSync(page, 'utf8')));

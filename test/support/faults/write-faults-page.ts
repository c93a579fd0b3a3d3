import { writeFileSync } from 'node:fs';
import { cellsOf, type Cell } from './fault-matrix.ts';
import { faultsPage, ROWS, sumsOf } from './faults-page.ts';

const cells: Cell[] = [];
for (const row of ROWS) {
  const found = await cellsOf(row);
  cells.push(...found);
  console.log(row.name);
  for (const { fault, outcomes, wrong } of found) {
    console.log(`  ${fault.padEnd(18)}${JSON.stringify(outcomes)}`);
    for (const one of wrong) console.error(`    ${one}`);
  }
}
console.log(sumsOf(cells));
writeFileSync(new URL('../../../docs/faults.md', import.meta.url), await faultsPage(cells));
process.exit(cells.some(({ wrong }) => wrong.length > 0) ? 1 : 0);

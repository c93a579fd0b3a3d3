import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  JOB_WORLDS,
  KILLED_BY_THEIR_OWN_TESTS,
  REGISTERED_JOBS,
} from '../../support/faults/job-worlds.ts';
import { cellsOf } from '../../support/faults/fault-matrix.ts';
import { ROWS } from '../../support/faults/faults-page.ts';
import { machineDefinition } from '../../support/provisioning/machine-definition.ts';

/** The whole is `npm run faults`. */
const EVERY = 6;
const page = readFileSync('docs/faults.md', 'utf8');

describe('the fault matrix', () => {
  it('has a world for every type of job that is registered, or its own tests kill it', () => {
    const known = [...Object.keys(JOB_WORLDS), ...KILLED_BY_THEIR_OWN_TESTS];
    expect(known.toSorted()).toEqual(REGISTERED_JOBS.toSorted());
    for (const row of ROWS) expect(row.worlds, row.name).not.toEqual([]);
  });

  it('has a row for every function that the machine of the provisioning calls', () => {
    const names = ROWS.map(({ name }) => name);
    for (const { Resource = '' } of Object.values(machineDefinition('provision-tenant').States)) {
      const name = Resource.replace('${', '').replace('FunctionArn}', '');
      const step = name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
      if (step) expect(names).toContain(step);
    }
  });

  it('stands in docs/faults.md with all its rows, of which none is stuck, left behind or done twice', () => {
    const rows = [...page.matchAll(/^\| (\S[^|]*?) +\|.*(?:done once|compensated|resumable) \d/gm)];
    expect(rows.map(([, name]) => name)).toEqual(ROWS.map(({ name }) => name));
    expect(page).toContain('stuck: 0, left behind: 0, done twice: 0.');
  });

  it.each(ROWS)('$name ends well, whatever fault it meets', async (row) => {
    const cells = await cellsOf(row, EVERY);
    expect(cells.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(cells).toHaveLength(8);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { inTurns } from '../support/in-turns.ts';
import {
  CELLS,
  retried,
  runCell,
  type Cell,
  type CellRun,
} from '../support/provisioning/fault-cells.ts';
import { doneOnce, outcomeOf, welcomeInDoubt } from '../support/provisioning/outcomes.ts';

/** Most of a cell's time is waiting, and the longest wait begins first. */
const ORDER = [...CELLS].sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
const AT_ONCE = 12;
const timeout = 240_000;

const started = inTurns(
  AT_ONCE,
  ORDER.map((cell) => () => runCell(cell)),
);
const table = new Map<Cell, string>();

afterAll(() => {
  const lines = CELLS.map((cell) => table.get(cell)).filter((line) => line !== undefined);
  console.log(`The fault matrix, as the stores tell it:\n${lines.join('\n')}`);
});

describe.each(CELLS.filter((cell) => mailsInDoubt(cell) === undefined))(
  '$step that $fault',
  (cell) => {
    it('is done exactly once', { timeout }, async () => {
      const run = await runOf(cell);
      expect(run.outcome).toEqual(doneOnce(run.tenant));
      tell(cell, run, 'done once');
    });
  },
);

describe.each(CELLS.filter((cell) => mailsInDoubt(cell) !== undefined))(
  '$step that $fault',
  (cell) => {
    it(
      'shows as failed, is not repeated by itself, and is done by a retry',
      { timeout },
      async () => {
        const mails = mailsInDoubt(cell) ?? 0;
        const run = await runOf(cell);
        expect(run.outcome).toEqual(welcomeInDoubt(run.tenant, mails));
        await retried(run.tenant);
        expect(await outcomeOf(run.tenant)).toEqual(doneOnce(run.tenant, { mails: mails + 1 }));
        tell(cell, run, `active, ${mails} sent, shown as failed; sent by the retry`);
      },
    );
  },
);

/** Each fault that was ordered has been met; else the cell would prove nothing. */
async function runOf(cell: Cell): Promise<CellRun> {
  const run = await started[ORDER.indexOf(cell)];
  if (!run) throw new Error('There is no such cell.');
  for (const hits of run.hits) expect(hits).toBeGreaterThan(0);
  return run;
}

function isLong({ fault }: Cell): boolean {
  return fault === 'times out';
}

/** So many mails went out when SES gave no answer that tells; undefined where the answer does tell. */
function mailsInDoubt({ step, fault }: Cell): number | undefined {
  if (step !== 'send-welcome-email') return undefined;
  if (fault === 'throws before its effect') return 0;
  return fault === 'throws after its effect' || fault === 'times out' ? 1 : undefined;
}

function tell(cell: Cell, { seconds, hits }: CellRun, outcome: string): void {
  const met = `${hits.reduce((sum, one) => sum + one, 0)} faults met`;
  const columns = [cell.step.padEnd(18), cell.fault.padEnd(24), met.padEnd(14)];
  table.set(cell, [...columns, `${seconds.toFixed(1)} s`.padStart(7), outcome].join('  '));
}

import { afterAll, describe, expect, it } from 'vitest';
import type { Turns } from '../turns.ts';
import { CELLS, hitsOf, retried, runCell, type Cell } from './fault-cells.ts';
import { doneOnce, outcomeOf, welcomeInDoubt, type Outcome } from './outcomes.ts';
import type { RecordedTenant } from './recorded-tenant.ts';

type CellRun = {
  readonly tenant: RecordedTenant;
  /** How often each of its faults was met. */
  readonly hits: readonly number[];
  readonly outcome: Outcome;
  readonly afterRetry?: Outcome;
  readonly seconds: number;
};

/** Every step, at every fault; what came of it is read from the stores once all runs have ended. */
export function describeFaultMatrix(turns: Turns, timeout: number): void {
  const longestFirst = [...CELLS].sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  const runs = new Map(longestFirst.map((cell) => [cell, turns.begin(() => run(cell))]));
  const table = new Map<Cell, string>();

  describe('the fault matrix', () => {
    afterAll(() => {
      const lines = CELLS.map((cell) => table.get(cell)).filter((line) => line !== undefined);
      console.log(`The fault matrix, as the stores tell it:\n${lines.join('\n')}`);
    });

    it.each(CELLS.filter(isTold))(
      '$step of $isolation that $fault is done exactly once',
      { timeout },
      async (cell) => {
        const ended = await metFaults(runs.get(cell));
        expect(ended.outcome).toEqual(doneOnce(ended.tenant));
        table.set(cell, line(cell, ended, 'done once'));
      },
    );

    it.each(CELLS.filter((cell) => !isTold(cell)))(
      '$step that $fault shows as failed, is not repeated by itself, and is done by a retry',
      { timeout },
      async (cell) => {
        const mails = cell.fault === 'throws before its effect' ? 0 : 1;
        const ended = await metFaults(runs.get(cell));
        expect(ended.outcome).toEqual(welcomeInDoubt(ended.tenant, mails));
        expect(ended.afterRetry).toEqual(doneOnce(ended.tenant, { mails: mails + 1 }));
        const told = `active, mails sent: ${mails}, shown as failed; sent by the retry`;
        table.set(cell, line(cell, ended, told));
      },
    );
  });
}

/**
 * A machine under load adds time-outs of its own to the faults that are ordered: where a step has no attempt left for
 * both it ends as a failure to be retried, before all faults are met. Such a cell proves nothing, and is run once more.
 */
async function run(cell: Cell): Promise<CellRun> {
  const first = await runOnce(cell);
  const isProof = !first.outcome.failure && hasMetAll(first);
  return isProof ? first : runOnce(cell);
}

async function runOnce(cell: Cell): Promise<CellRun> {
  const startedAt = Date.now();
  const { tenant, faults } = await runCell(cell);
  const seconds = (Date.now() - startedAt) / 1000;
  const first = { tenant, hits: await hitsOf(faults), outcome: await outcomeOf(tenant), seconds };
  if (isTold(cell)) return first;
  await retried(tenant);
  return { ...first, afterRetry: await outcomeOf(tenant) };
}

/** Each fault that was ordered has been met; else the cell would prove nothing. */
async function metFaults(run: Promise<CellRun> | undefined): Promise<CellRun> {
  const ended = await run;
  if (!ended) throw new Error('There is no such cell.');
  expect(hasMetAll(ended)).toBe(true);
  return ended;
}

const hasMetAll = ({ hits }: CellRun): boolean => Math.min(...hits) > 0;

/** Whether the answer, or the store, tells if the effect happened; SES knows no such question. */
function isTold({ step, fault }: Cell): boolean {
  return (
    step !== 'send-welcome-email' ||
    fault === 'is started twice at once' ||
    fault === 'is throttled five times'
  );
}

const isLong = ({ fault }: Cell): boolean => fault === 'times out';

function line(cell: Cell, { seconds, hits }: CellRun, outcome: string): string {
  const met = `${hits.reduce((sum, one) => sum + one, 0)} faults met`;
  const columns = [
    cell.step.padEnd(18),
    cell.isolation.padEnd(17),
    cell.fault.padEnd(24),
    met.padEnd(14),
  ];
  return [...columns, `${seconds.toFixed(1)} s`.padStart(7), outcome].join('  ');
}

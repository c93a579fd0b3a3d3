import { format, resolveConfig } from 'prettier';
import { FAULTS } from './fault.ts';
import type { Cell, Row } from './fault-matrix.ts';
import { JOB_ROWS } from './job-worlds.ts';
import { PROVISIONING_ROWS } from './provisioning-process.ts';
import { OUTCOMES, type Outcome } from './run-aimed.ts';

export const ROWS: readonly Row[] = [...PROVISIONING_ROWS, ...JOB_ROWS];

/** docs/faults.md, of every cell. */
export async function faultsPage(cells: readonly Cell[]): Promise<string> {
  const text = `${HEAD}

## Provisioning

${tableOf(PROVISIONING_ROWS, cells)}

## Jobs

${tableOf(JOB_ROWS, cells)}

## Altogether

${sumsOf(cells)}
`;
  return format(text, { ...(await resolveConfig('docs/faults.md')), parser: 'markdown' });
}

const tableOf = (rows: readonly Row[], cells: readonly Cell[]): string =>
  [
    `| step or phase | ${FAULTS.join(' | ')} |`,
    `| --- |${' --- |'.repeat(FAULTS.length)}`,
    ...rows.map((row) => {
      const found = FAULTS.map((fault) => {
        const cell = cells.find((one) => one.row.name === row.name && one.fault === fault);
        return cell ? textOf(cell.outcomes) : 'not run';
      });
      return `| ${row.name} | ${found.join(' | ')} |`;
    }),
  ].join('\n');

const textOf = (outcomes: Cell['outcomes']): string =>
  OUTCOMES.flatMap((outcome) => {
    const count = outcomes[outcome];
    return count === undefined ? [] : [`${outcome} ${count}`];
  }).join(', ');

export const countOf = (cells: readonly Cell[], outcome: Outcome): number =>
  cells.reduce((sum, { outcomes }) => sum + (outcomes[outcome] ?? 0), 0);

export function sumsOf(cells: readonly Cell[]): string {
  const sums = OUTCOMES.map((outcome) => `${outcome}: ${countOf(cells, outcome)}`);
  const runs = OUTCOMES.reduce((sum, outcome) => sum + countOf(cells, outcome), 0);
  return `${ROWS.length} steps and phases, ${FAULTS.length} faults, ${runs} runs. ${sums.join(', ')}.`;
}

const HEAD = `# What faults do

Written by \`npm run faults\`; a test holds its rows to the steps and phases that there are, and runs part of them.

Each row is a step of the provisioning or a phase of a job, from the lists that the platform itself goes by. Its machine runs
as its definition says, with the sweeper beside it, on stores in memory and in simulated time. Each call of a port that writes
meets each fault in a run of its own, and what came of it is judged by what is left and what is done once all has ended.

| fault             | what happens                                                                                          |
| ----------------- | ----------------------------------------------------------------------------------------------------- |
| throws before     | the call fails, and nothing was written                                                               |
| throws after      | the call has written, and fails: its answer is lost                                                   |
| times out         | the function is ended in the call, before its effect and after it; its lease stays                    |
| twice at once     | another machine does the same while the call is on its way                                            |
| loses its answer  | the function has done all, and the machine is told of an error                                        |
| throttled 5×      | the call is refused five times                                                                        |
| stopped           | the machine is stopped from outside during the call; its function goes on to its end, or ends with it |
| keeps failing     | the call fails for two hours                                                                          |

| outcome     | what it means                                                                                            |
| ----------- | -------------------------------------------------------------------------------------------------------- |
| done once   | all is done, nothing twice; of a tenant that is given up: nothing is left, slug and place are free        |
| compensated | it failed and says so, and nothing is left; an operator's retry was seen to do it once                   |
| resumable   | it failed and says so, with what is not done or not undone; an operator's retry was seen to do it once   |
| stuck       | it does not end in a day, or does not say why, or a retry does not help                                  |
| left behind | something is left of which nobody is told                                                                |
| done twice  | something was made, counted or told twice                                                                |

A number is how many runs ended so.`;

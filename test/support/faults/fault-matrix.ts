import { FAULTS, type Aim, type Fault } from './fault.ts';
import { OUTCOMES, runAimed, type FaultWorld, type Outcome, type Ran } from './run-aimed.ts';

/** A step or phase, and the process that comes to it. */
export type Row = {
  readonly machine: string;
  readonly name: string;
  readonly open: () => FaultWorld | Promise<FaultWorld>;
};

export type Cell = {
  readonly row: Row;
  readonly fault: Fault;
  /** How many runs ended so. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** What is wrong, each with the call at which the fault was met. */
  readonly wrong: readonly string[];
};

/** The faults that can befall a call before as well as after its effect, or with its function and without. */
const TWOFOLD: readonly Fault[] = ['times out', 'stopped'];

/** Every fault at every call of the row that writes; `every` takes each so many-th call alone. */
export async function cellsOf(row: Row, every = 1): Promise<readonly Cell[]> {
  const counted = await aimed(row, { row: row.name, fault: 'throws before', nth: 0 });
  if (counted.calls === 0) throw new Error(`${row.name} writes nothing in its world.`);
  const cells: Cell[] = [];
  for (const fault of FAULTS) cells.push(await cellOf(row, fault, { ...counted, every }));
  return cells;
}

type Counted = Pick<Ran, 'calls' | 'answers'> & { readonly every: number };

async function cellOf(row: Row, fault: Fault, { calls, answers, every }: Counted): Promise<Cell> {
  const outcomes: Partial<Record<Outcome, number>> = {};
  const wrong: string[] = [];
  for (const aim of aimsOf(row, fault, fault === 'loses its answer' ? answers : calls)) {
    if (aim.nth % every !== (every > 1 ? calls % every : 0)) continue;
    const { outcome, detail = '', wasMet } = await aimed(row, aim);
    if (!wasMet) throw new Error(`${row.name} did not meet: ${fault}, ${aim.nth}.`);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (isWrong(outcome)) {
      wrong.push(`${row.name}, ${fault} at ${aim.nth}${aim.isOther ? ' b' : ''}: ${outcome} ${detail}`);
    }
  }
  return { row, fault, outcomes, wrong };
}

const isWrong = (outcome: Outcome): boolean =>
  OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf('resumable');

const aimed = async (row: Row, aim: Aim): Promise<Ran> => runAimed(await row.open(), aim);

function aimsOf({ name: row }: Row, fault: Fault, count: number): readonly Aim[] {
  const aims = Array.from({ length: count }, (_, at): Aim => ({ row, fault, nth: at + 1 }));
  return TWOFOLD.includes(fault)
    ? aims.flatMap((aim) => [aim, { ...aim, isOther: true }])
    : aims;
}

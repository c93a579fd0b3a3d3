import { FAULTS, type Aim, type Fault } from './fault.ts';
import { OUTCOMES, runAimed, type FaultWorld, type Outcome } from './run-aimed.ts';

type Open = () => FaultWorld | Promise<FaultWorld>;

/** A step or phase, and the processes that come to it. */
export type Row = {
  readonly name: string;
  /** Each opens another one. */
  readonly worlds: readonly Open[];
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
  const cells = new Map<Fault, Cell>();
  for (const open of row.worlds) {
    const { calls, answers } = await runAimed(await open(), {
      ...{ row: row.name, fault: 'throws before', nth: 0 },
    });
    if (calls === 0) throw new Error(`${row.name} writes nothing in its world.`);
    for (const fault of FAULTS) {
      const count = fault === 'loses its answer' ? answers : calls;
      const aims = aimsOf(row, fault, count).filter(({ nth }) => (nth - 1) % every === 0);
      const before = cells.get(fault) ?? { row, fault, outcomes: {}, wrong: [] };
      cells.set(fault, await cellWith(before, open, aims));
    }
  }
  return [...cells.values()];
}

async function cellWith(cell: Cell, open: Open, aims: readonly Aim[]): Promise<Cell> {
  const outcomes = { ...cell.outcomes };
  const wrong = [...cell.wrong];
  for (const aim of aims) {
    const { outcome, detail = '', wasMet } = await runAimed(await open(), aim);
    const place = `${aim.row}, ${aim.fault} at ${aim.nth}${aim.isOther ? ' b' : ''}`;
    if (!wasMet) throw new Error(`It was not met: ${place}.`);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (isWrong(outcome)) wrong.push(`${place}: ${outcome}. ${detail}`);
  }
  return { ...cell, outcomes, wrong };
}

const isWrong = (outcome: Outcome): boolean =>
  OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf('resumable');

function aimsOf({ name: row }: Row, fault: Fault, count: number): readonly Aim[] {
  const aims = Array.from({ length: count }, (_, at): Aim => ({ row, fault, nth: at + 1 }));
  return TWOFOLD.includes(fault) ? aims.flatMap((aim) => [aim, { ...aim, isOther: true }]) : aims;
}

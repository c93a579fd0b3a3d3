import { fixProblem, type FixOptions, type FixPorts } from './fix-problem.ts';
import {
  nameOfProblem,
  type InvariantFinding,
  type InvariantProblem,
} from './invariant-problem.ts';
import { lookForProblems, type Looked, type LookPorts } from './look-for-problems.ts';

export type CheckInvariantsPorts = LookPorts & {
  /** Before a problem is believed: what is under way ends, and listings lag. */
  readonly pause: () => Promise<void>;
  readonly onFinding: (finding: InvariantFinding) => void;
};

export type CheckInvariants = {
  readonly deadline: Date;
  /** Absent where nothing is changed. */
  readonly fix?: FixPorts & FixOptions;
};

export type InvariantsChecked = {
  readonly tenants: number;
  readonly findings: number;
  readonly error: number;
  readonly isWhole: boolean;
};

/** Looks at everything, and at what is wrong twice; with `fix` puts right what is safe. */
export async function checkInvariants(
  ports: CheckInvariantsPorts,
  { deadline, fix }: CheckInvariants,
): Promise<InvariantsChecked> {
  const looked = await lookTwice(ports, deadline);
  let error = looked.errors + (looked.isWhole ? 0 : 1);
  for (const problem of looked.problems) {
    try {
      const isFixed = fix !== undefined && (await fixProblem(fix, problem, fix));
      ports.onFinding({ problem, isFixed });
    } catch (cause) {
      error += 1;
      ports.onFinding({ problem, isFixed: false });
      ports.onError({ problem: nameOfProblem(problem) }, cause);
    }
  }
  const { tenants, isWhole, problems } = looked;
  return { tenants, findings: problems.length, error, isWhole };
}

/** What is there both times. */
async function lookTwice(ports: CheckInvariantsPorts, deadline: Date): Promise<Looked> {
  const first = await lookForProblems(ports, deadline);
  if (first.problems.length === 0) return first;
  await ports.pause();
  const second = await lookForProblems(ports, deadline);
  const before = new Set(first.problems.map(nameOfProblem));
  const isThereStill = (problem: InvariantProblem) => before.has(nameOfProblem(problem));
  return {
    ...second,
    problems: second.problems.filter(isThereStill),
    isWhole: first.isWhole && second.isWhole,
  };
}

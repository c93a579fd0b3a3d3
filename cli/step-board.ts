import type { Surroundings } from './surroundings.ts';
import type { Output } from './output.ts';
import { stepLines, type StepView } from './tenant-view.ts';

export type StepBoard = { show(steps: readonly StepView[]): void };

/** Progress for people: on a terminal one block that is written over, elsewhere a line as each step ends. */
export function stepBoard(output: Output, stderr: Surroundings['stderr']): StepBoard {
  if (output.isJson) return { show: () => undefined };
  return output.isTerminal.stderr ? redrawn(stderr) : appended(output);
}

function redrawn(stderr: Surroundings['stderr']): StepBoard {
  let height = 0;
  return {
    show: (steps) => {
      // A line that wraps would take two, and the next block would begin too low.
      const lines = stepLines(steps).map((line) => `  ${line}`.slice(0, stderr.columns ?? 80));
      const back = height > 0 ? `\x1b[${height}A\x1b[J` : '';
      stderr.write(`${back}${lines.join('\n')}\n`);
      height = lines.length;
    },
  };
}

function appended(output: Output): StepBoard {
  const told = new Set<string>();
  return {
    show: (steps) => {
      const lines = stepLines(steps);
      for (const [index, { name, status }] of steps.entries()) {
        const key = `${name} ${status}`;
        if (status === 'pending' || status === 'running' || told.has(key)) continue;
        told.add(key);
        output.remark(`  ${lines[index] ?? ''}`);
      }
    },
  };
}

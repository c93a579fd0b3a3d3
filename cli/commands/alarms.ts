import type { CliContext } from '../context.ts';
import { clock } from '../output.ts';

/** `freehold alarms` */
export async function listAlarms({ call, output }: CliContext): Promise<void> {
  const alarms = await call('listOpenAlarms');
  const lines = alarms.items.flatMap(({ name, description, since }) => [
    `${clock(since)}  ${name}`,
    `  ${description}`,
  ]);
  output.result(alarms, lines.length > 0 ? lines : ['No alarm is raised.']);
}

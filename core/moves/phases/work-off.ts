import type { AdvancePorts } from './phase.ts';

/** Does part after part, recording each, until all is done or the runner has worked long enough. */
export async function workOff<Part>(
  { isOver }: Pick<AdvancePorts, 'isOver'>,
  parts: AsyncIterable<Part>,
  record: (part: Part) => Promise<void> = () => Promise.resolve(),
): Promise<'done' | 'more'> {
  for await (const part of parts) {
    await record(part);
    if (isOver()) return 'more';
  }
  return 'done';
}

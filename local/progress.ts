/** Where the stages of a start are told. */
export type Progress = (line: string) => void;

export async function stage<T>(
  progress: Progress,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const result = await work();
  progress(`${what.padEnd(34)} ${seconds(performance.now() - start)}`);
  return result;
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

import { availableParallelism, loadavg } from 'node:os';

/** On what the figures were taken; the load tells how much of it was somebody else's. */
export type Moment = {
  readonly takenAt: string;
  readonly cores: number;
  /** Processes that wanted to run, on average of the minute before. */
  readonly load: number;
  readonly node: string;
};

export const momentNow = (): Moment => ({
  takenAt: new Date().toISOString(),
  cores: availableParallelism(),
  load: Number((loadavg()[0] ?? 0).toFixed(1)),
  node: process.version,
});

export const describeMoment = ({ takenAt, cores, load, node }: Moment): string =>
  `${takenAt.slice(0, 16).replace('T', ' ')} UTC, ${cores} cores, load before ${load}, Node.js ${node}`;

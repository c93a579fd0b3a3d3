import type { ErasedTenant, SweptStore } from './erasable-store.ts';
import type { LeasedErasure, Sweep } from './erasure-job.ts';

export type SweepAllPorts = {
  readonly swept: readonly SweptStore[];
  readonly isOver: () => boolean;
};

/** Begins the next sweep in the report. */
export const nextSweep = (leased: LeasedErasure, now: Date) => ({
  ...leased.job.report,
  sweeps: [...leased.job.report.sweeps, { at: now.toISOString(), found: {} }],
});

/** Counts in the last sweep of the report what the stores still have of the tenant; what a dead run had counted, twice. */
export async function sweepAll(
  { swept, isOver }: SweepAllPorts,
  leased: LeasedErasure,
  erased: ErasedTenant,
): Promise<'done' | 'more'> {
  const reached = swept.findIndex(({ name }) => name === leased.job.cursor?.store);
  for (const store of swept.slice(Math.max(0, reached))) {
    const { cursor } = leased.job;
    const after = cursor?.store === store.name ? cursor.after : undefined;
    for await (const page of store.remains(erased, after)) {
      const report = withFound(leased, store.name, page.keys.length);
      // What is read at once is read to its end.
      const isCutOff = isOver() && page.after !== undefined;
      if (page.keys.length > 0 || isCutOff) {
        const cursor = { store: store.name, after: page.after, pending: [] };
        await leased.save({ report, cursor });
      }
      if (isCutOff) return 'more';
    }
  }
  return 'done';
}

function withFound({ job: { report } }: LeasedErasure, store: string, count: number) {
  const last = report.sweeps.at(-1);
  if (!last || count === 0) return report;
  const found = { ...last.found, [store]: (last.found[store] ?? 0) + count };
  const sweeps: Sweep[] = [...report.sweeps.slice(0, -1), { ...last, found }];
  return { ...report, sweeps };
}

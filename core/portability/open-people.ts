import type { JobOutcome } from '../jobs/job-outcome.ts';
import { openArchive, type ImportRun } from './import-run.ts';

/** In the order in which one needs the other. */
const KINDS = ['roles', 'members', 'settings'] as const;
const NOTHING = { links: 0, lines: 0 };

/** Signs links to what the platform keeps, which was put beside the archive: its function reaches no tenant's data. */
export async function openPeople(run: ImportRun): Promise<JobOutcome> {
  const { ports, leased, of } = run;
  const { entries } = (await openArchive(run)).manifest;
  const wanted = KINDS.flatMap((kind) =>
    entries.filter((entry) => entry.kind === kind).map(({ path }) => ({ kind, path })),
  );
  const paths = wanted.map(({ path }) => path);
  const urls = await ports.store.getLinks(of, paths);
  const links = wanted.map(({ kind }, at) => ({ kind, url: urls[at] ?? '' }));
  const done = leased.job.people?.done ?? NOTHING;
  return leased.enter('enrolling', { people: { links, done } });
}

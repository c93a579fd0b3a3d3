import type { JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType, type RunPhase } from '../jobs/job-type.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import { parseExport, type AuditExport } from './export-record.ts';
import { ExportWriter, type ExportWriterPorts } from './export-writer.ts';
import { headsOf, type ChainEnds } from './heads-of.ts';

export type ExportPorts = ExportWriterPorts & {
  readonly chains: ChainEnds;
  readonly isOver: () => boolean;
};

type LeasedExport = LeasedJob<AuditExport>;
type Work = (ports: ExportPorts, leased: LeasedExport) => Promise<JobOutcome>;

/** Until the time is over; what is written in a piece that is cut off is written again. */
const write: Work = async (ports, leased) => {
  if (!leased.job.upload) await begin(ports, leased);
  const writer = await ExportWriter.goOn(ports, leased.job);
  do {
    const isWhole = await writer.addPage();
    if (isWhole) return leased.enter('completing', await writer.end());
    const written = await writer.putFullPart();
    if (written) await leased.save(written);
  } while (!ports.isOver());
  await leased.save(await writer.pause());
  return { outcome: 'continue' };
};

async function begin({ chains, exports }: ExportPorts, leased: LeasedExport): Promise<void> {
  const { id: jobId, tenantId } = leased.job;
  const ends = await headsOf(chains, tenantId);
  const heads = [...ends].map(([shard, { position, hash }]): [number, number, string] => [
    shard,
    position,
    hash,
  ]);
  const uploadId = await exports.begin({ tenantId, jobId });
  await leased.save({ upload: { uploadId, heads, parts: [] } });
}

const complete: Work = async ({ exports }, leased) => {
  const { id: jobId, tenantId, upload } = leased.job;
  if (!upload) throw new Error('An export without an upload is complete.');
  const { uploadId, parts } = upload;
  await exports.complete({ tenantId, jobId, uploadId }, parts);
  await leased.save(leased.ending('done', 'succeeded'));
  return { outcome: 'succeeded' };
};

const handOver: RunPhase<AuditExport> = () => Promise.resolve({ outcome: 'write-export' });

/** The same type where the log may not be read: the machine is asked to call the function that may. */
export const handedExportJob: JobType<AuditExport> = {
  parse: parseExport,
  phases: phasesOf('fail', { writing: handOver, completing: handOver }),
};

/** The type of job that writes a tenant's audit log, or part of it, into one object. */
export const exportJob = (ports: ExportPorts): JobType<AuditExport> => ({
  parse: parseExport,
  phases: phasesOf('fail', {
    writing: (leased) => write(ports, leased),
    completing: (leased) => complete(ports, leased),
  }),
});

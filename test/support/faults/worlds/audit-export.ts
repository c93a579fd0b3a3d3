import { gunzipSync } from 'node:zlib';
import type { AuditRange } from '../../../../core/audit/list-audit.ts';
import { exportJob, handedExportJob } from '../../../../core/audit/export-job.ts';
import { AUDIT_EXPORT, newExport, parseExport } from '../../../../core/audit/export-record.ts';
import { advanceJob } from '../../../../core/jobs/advance-job.ts';
import { timeOf } from '../../../../kit/id.ts';
import { FakeAuditExports } from '../../../fakes/fake-audit-exports.ts';
import { FakeJobRepository } from '../../../fakes/fake-job-repository.ts';
import { AuditLog, TENANT } from '../../audit/audit-log.ts';
import { guarded } from '../../guarded.ts';
import type { JobWorld } from '../job-process.ts';
import { SimulatedClock } from '../simulation.ts';

const ENTRIES = 40;
const PERSONAL = '{"sourceIp":"192.0.2.1"}';
const PAGES_PER_RUN = 2;

/** A log that takes several runs to write, none of which has a full part. */
export async function auditExportWorld(): Promise<JobWorld> {
  const log = new AuditLog();
  const made = Array.from({ length: ENTRIES }, (_, at) => log.append(at % 8)).flat();
  const clock = new SimulatedClock(new Date(log.now.getTime() + 60_000).toISOString());
  const now = () => clock.time;
  const exports = new FakeAuditExports();
  const jobs = new FakeJobRepository();
  const begin = async () => {
    const job = newExport({ tenantId: TENANT, filter: {}, startedBy: 'ada' }, now());
    await jobs.create({ job });
    return { jobId: job.id, tenantId: job.tenantId };
  };
  const ports = {
    ...{ jobs, exports },
    reader: {
      newest: async (range: AuditRange) => newestOf(made, range),
      beginning: async () => (made[0] ? timeOf(made[0].id) : null),
    },
    chains: { last: async ({ shard }: { shard: number }) => log.links.get(shard)?.at(-1) },
    cipher: { decrypt: async () => PERSONAL },
  };
  return {
    clock,
    jobs,
    key: await begin(),
    tasks: {
      AdvanceJob: ({ key, input, around }) => {
        const types = { [AUDIT_EXPORT]: handedExportJob };
        const giveUp = input.giveUp as string | undefined;
        return advanceJob({ jobs: guarded(ports, around).jobs, types, now }, { ...key, giveUp });
      },
      WriteAuditExport: ({ key, around }) => {
        let pages = 0;
        const { jobs: guardedJobs, ...others } = guarded(ports, around);
        const isOver = () => (pages += 1) >= PAGES_PER_RUN;
        const types = { [AUDIT_EXPORT]: exportJob({ ...others, now, isOver }) };
        return advanceJob({ jobs: guardedJobs, types, now }, key);
      },
    },
    judge: (job) => {
      // What was uploaded of one that failed, S3 ends after a day (infra/constructs/audit-exports-bucket.ts).
      if (job.state === 'failed') return { outcome: 'resumable' };
      const { entries } = parseExport(job).report;
      const ids = idsIn(exports.objects.get(job.id));
      if (ids.length > ENTRIES || entries > ENTRIES) return { outcome: 'done twice' };
      return { outcome: new Set(ids).size === ENTRIES ? 'done once' : 'stuck' };
    },
    again: begin,
  };
}

type Entries = ReturnType<AuditLog['append']>;

/** Small pages stand for the large ones of a large log. */
function newestOf(made: Entries, { month, first, before, limit }: AuditRange) {
  const found = made
    .filter(({ id }) => monthOf(timeOf(id)) === monthOf(month) && id >= first && id < before)
    .toSorted((a, b) => (a.id > b.id ? -1 : 1));
  const entries = found.slice(0, Math.min(limit, 7));
  return { entries, isWhole: entries.length === found.length };
}

const monthOf = (time: Date) => time.toISOString().slice(0, 7);

/** Of the lines of an object, without its last one, which tells of the others. */
const idsIn = (object: Uint8Array = new Uint8Array()): readonly string[] =>
  object.length === 0
    ? []
    : gunzipSync(object)
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { id: string }).id);

import { describe, expect, it } from 'vitest';
import { cellsOf, type Row } from '../../support/faults/fault-matrix.ts';
import { JobProcess } from '../../support/faults/job-process.ts';
import { ofStock, ProvisioningProcess } from '../../support/faults/provisioning-process.ts';
import { auditExportWorld } from '../../support/faults/worlds/audit-export.ts';
import { correctionWorld } from '../../support/faults/worlds/storage-correction.ts';

const wrongOf = async (row: Row) => (await cellsOf(row)).flatMap(({ wrong }) => wrong).join('\n');

/** Each world has one defect that the matrix is there to find. */
describe('the fault matrix', () => {
  it('finds what a step leaves behind that does not note how to undo it', async () => {
    const wrong = await wrongOf({
      name: 'create-identity',
      worlds: [
        () => {
          const process = new ProvisioningProcess(false);
          const { ledger } = process.clock;
          const save = ledger.save.bind(ledger);
          ledger.save = (record) => save({ ...record, undo: undefined });
          return process;
        },
      ],
    });
    expect(wrong).toMatch(/keeps failing at \d+: left behind.*pools/);
  });

  it('finds a step that makes again what it made before', async () => {
    const wrong = await wrongOf({
      name: 'create-identity',
      worlds: [
        () => {
          const process = new ProvisioningProcess(false);
          process.clock.pools.listOf = async () => [];
          return process;
        },
      ],
    });
    expect(wrong).toMatch(/throws after at \d+: done twice.*"pools":2/);
  });

  it('finds a stock that gives a tenant another pool each time', async () => {
    const wrong = await wrongOf({
      name: 'create-identity',
      worlds: [
        async () => {
          const process = await ofStock(false);
          const { stock } = process.clock;
          stock.claimed = async () => null;
          const claim = stock.claim.bind(stock);
          stock.claim = async (tenantId, version) => {
            stock.claims.delete(tenantId);
            return claim(tenantId, version);
          };
          return process;
        },
      ],
    });
    expect(wrong).toMatch(/throws after at \d+: done twice.*"pools":2,"claims":1/);
  });

  it('finds a job that no sweeper takes up again', async () => {
    const wrong = await wrongOf({
      name: 'audit-export: writing',
      worlds: [
        async () => {
          const world = await auditExportWorld();
          world.jobs.listOpen = async function* () {
            yield [];
          };
          return new JobProcess(world);
        },
      ],
    });
    expect(wrong).toMatch(/stopped at \d+: stuck/);
  });

  it('finds a lease that keeps nobody out', async () => {
    const wrong = await wrongOf({
      name: 'storage-correction: settling',
      worlds: [
        async () => {
          const world = await correctionWorld();
          const { jobs } = world;
          const find = jobs.find.bind(jobs);
          jobs.find = async (key) => {
            const job = await find(key);
            return job && { ...job, lease: undefined };
          };
          jobs.save = async (job) => {
            jobs.jobs.set(job.id, job);
            return { ok: true, value: job };
          };
          return new JobProcess(world);
        },
      ],
    });
    expect(wrong).toMatch(/twice at once at \d+: done twice/);
  });
});

import { describe, expect, it } from 'vitest';
import { fileUploaded } from '../../../core/files/file-events.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import { takeInUpload } from '../../../functions/files/on-file-uploaded/take-in-upload.ts';
import { newId } from '../../../kit/id.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import { storagePorts } from '../../support/quotas/storage-ports.ts';

const tenant = aTenant(new Date(0));
const id = newId('fil');
const upload = { tenantId: tenant.id, id, sizeBytes: 5, time: new Date(), sequencer: '1' };

function arrange({ isDeleted = true, isKnown = true } = {}) {
  const deleted: [TenantContext, string][] = [];
  const { counters, storage, plans } = storagePorts();
  const takeIn = takeInUpload({
    tenants: { find: async () => (isKnown ? tenant : null) },
    ...{ plans, storage },
    deletions: { has: async () => isDeleted },
    files: {
      delete: async (scope, fileId) => {
        deleted.push([scope, fileId]);
        return 5;
      },
    },
  });
  const usedBytes = async () => (await counters.find(tenant.id)).usedBytes;
  return { deleted, takeIn, usedBytes };
}

describe('an upload by a link', () => {
  it('of a file that was deleted is deleted again, at the tenant’s own placement, and counts nothing', async () => {
    const { deleted, takeIn, usedBytes } = arrange();
    await takeIn(fileUploaded(upload));
    expect(deleted).toMatchObject([
      [{ tenantId: tenant.id, isolation: tenant.isolation, changedBy: { kind: 'system' } }, id],
    ]);
    expect(await usedBytes()).toBe(0);
  });

  it.each([{ isDeleted: false }, { isKnown: false }])('stays otherwise: %j', async (otherwise) => {
    const { deleted, takeIn } = arrange(otherwise);
    await takeIn(fileUploaded(upload));
    expect(deleted).toEqual([]);
  });

  it('is counted once, however often it is told of', async () => {
    const { takeIn, usedBytes } = arrange({ isDeleted: false });
    await Promise.all([takeIn(fileUploaded(upload)), takeIn(fileUploaded(upload))]);
    await takeIn(fileUploaded({ ...upload, sequencer: '2' }));
    expect(await usedBytes()).toBe(5);
  });
});

import { describe, expect, it } from 'vitest';
import { fileUploaded } from '../../../core/files/file-events.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import { discardDeletedFile } from '../../../functions/files/on-file-uploaded/discard-deleted-file.ts';
import { newId } from '../../../kit/id.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const tenant = aTenant(new Date(0));
const id = newId('fil');
const upload = { tenantId: tenant.id, id, sizeBytes: 5, time: new Date(), sequencer: '1' };

function arrange({ isDeleted = true, isKnown = true } = {}) {
  const deleted: [TenantContext, string][] = [];
  const discard = discardDeletedFile({
    tenants: { find: async () => (isKnown ? tenant : null) },
    deletions: { has: async () => isDeleted },
    files: { delete: async (...file) => void deleted.push(file) },
  });
  return { deleted, discard };
}

describe('an upload by a link', () => {
  it('of a file that was deleted is deleted again, at the tenant’s own placement', async () => {
    const { deleted, discard } = arrange();
    await discard(fileUploaded(upload));
    expect(deleted).toMatchObject([
      [{ tenantId: tenant.id, isolation: tenant.isolation, changedBy: { kind: 'system' } }, id],
    ]);
  });

  it.each([{ isDeleted: false }, { isKnown: false }])('stays otherwise: %j', async (otherwise) => {
    const { deleted, discard } = arrange(otherwise);
    await discard(fileUploaded(upload));
    expect(deleted).toEqual([]);
  });
});

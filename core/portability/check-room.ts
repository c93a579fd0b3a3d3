import { jsonOf } from '../../kit/json-of.ts';
import { limitsOfTenant } from '../plans/features-of-tenant.ts';
import { ArchiveRefusedError } from './archive-error.ts';
import { FILE, RECORDS } from './archive.ts';
import type { Archive, ImportRun } from './import-run.ts';
import { isBuiltInRole, linesOf, memberLine, roleLine } from './import-lines.ts';

/** Throws an ArchiveRefusedError for a tenant that is not fresh, or whose plan has no room for what comes. */
export async function checkRoom({ ports, tenant, of }: ImportRun, archive: Archive): Promise<void> {
  const { entries } = archive.manifest;
  if (!(await ports.taker.isEmpty(of.tenant))) {
    throw new ArchiveRefusedError('The tenant is not fresh: it has records or files.');
  }
  const { storageBytes, users } = limitsOfTenant(ports.plans, tenant, ports.now());
  const stored = entries.filter(({ kind }) => kind === FILE || kind === RECORDS);
  const bytes = stored.reduce((sum, entry) => sum + entry.bytes, 0);
  if (storageBytes !== 'unlimited' && bytes > storageBytes) {
    const found = `The archive has ${bytes} bytes of records and files`;
    throw new ArchiveRefusedError(`${found}; the plan grants ${storageBytes}.`);
  }
  const seats = entries.reduce(
    (sum, { kind, lines = 0 }) => sum + (kind === 'members' ? lines : 0),
    0,
  );
  if (users !== 'unlimited' && seats > users) {
    throw new ArchiveRefusedError(`The archive has ${seats} members; the plan grants ${users}.`);
  }
  await checkRoles(archive);
}

/** A member of a role that is nowhere could not be made one. */
async function checkRoles(archive: Archive): Promise<void> {
  const known = new Set<string>();
  for await (const line of linesIn(archive, 'roles')) {
    const role = roleLine.safeParse(line);
    if (role.success) known.add(role.data.id);
  }
  for await (const line of linesIn(archive, 'members')) {
    const { success, data } = memberLine.safeParse(line);
    if (success && !isBuiltInRole(data.role) && !known.has(data.role)) {
      throw new ArchiveRefusedError(`A member has the role ${data.role}, which the archive lacks.`);
    }
  }
}

async function* linesIn({ entries, manifest }: Archive, kind: 'roles' | 'members') {
  for (const entry of manifest.entries.filter((one) => one.kind === kind)) {
    const content = entries.get(entry.path)?.content();
    if (!content) continue;
    for await (const line of linesOf(content)) yield jsonOf(line);
  }
}

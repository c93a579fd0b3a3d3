import { CONTINUE, type JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType } from '../jobs/job-type.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Occasion } from '../events/domain-event.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { memberLine, roleLine, settingsLine } from './import-lines.ts';
import { parseTenantImport, type TenantImport } from './import-record.ts';
import { takeMember, type TakeMemberPorts } from './take-member.ts';
import { takeRole, type TakeRolePorts } from './take-role.ts';
import { takeSettings, type TakeSettingsPorts } from './take-settings.ts';

export type EnrollPorts = TakeMemberPorts &
  TakeRolePorts &
  TakeSettingsPorts & {
    readonly tenants: TenantFinder;
    /** What lies behind the link; null where it is good no more. Throws on an outage. */
    readonly get: (url: string) => Promise<Uint8Array | null>;
    readonly now: () => Date;
    readonly isOver: () => boolean;
  };

type Leased = LeasedJob<TenantImport>;
type People = NonNullable<TenantImport['people']>;
type Kind = People['links'][number]['kind'];
type Taking = { readonly tenantId: Tenant['id']; readonly occasion: Occasion };

/** Line after line of roles, members and settings, as the links have them; what was taken before stays as it is. */
export const enrollJob = (ports: EnrollPorts): JobType<TenantImport> => ({
  parse: parseTenantImport,
  phases: phasesOf('retry', { enrolling: (leased) => enroll(ports, leased) }),
});

async function enroll(ports: EnrollPorts, leased: Leased): Promise<JobOutcome> {
  for (;;) {
    const { people } = leased.job;
    if (!people) throw new Error('An import is enrolled that was not opened.');
    const link = people.links[people.done.links];
    if (!link) return leased.enter('completing');
    const bytes = await ports.get(link.url);
    if (!bytes) return leased.enter('opening');
    const lines = Buffer.from(bytes).toString('utf8').split('\n').filter(Boolean);
    const isWhole = await takeLines(ports, leased, { kind: link.kind, lines });
    if (!isWhole) return CONTINUE;
  }
}

type Lines = { readonly kind: Kind; readonly lines: readonly string[] };

async function takeLines(ports: EnrollPorts, leased: Leased, { kind, lines }: Lines) {
  const { tenantId, actor } = leased.job;
  const record = (done: People['done']) => {
    const links = leased.job.people?.links ?? [];
    return leased.save({ people: { links, done } });
  };
  const links = leased.job.people?.done.links ?? 0;
  for (let at = leased.job.people?.done.lines ?? 0; at < lines.length; at += 1) {
    const occasion = { time: ports.now(), actor };
    await TAKERS[kind](ports, { tenantId, occasion }, JSON.parse(lines[at] ?? ''));
    await record({ links, lines: at + 1 });
    if (ports.isOver()) return false;
  }
  await record({ links: links + 1, lines: 0 });
  return true;
}

type Take = (ports: EnrollPorts, taking: Taking, line: unknown) => Promise<void>;

/** The tenant as it is now: settings of it may have been changed a line before. */
async function tenantOf({ tenants }: EnrollPorts, tenantId: string) {
  const tenant = await tenants.find(tenantId);
  if (!tenant?.identity) throw new Error('The tenant of an import is gone.');
  const { userPoolId } = tenant.identity;
  return { tenant, of: { tenantId: tenant.id, userPoolId } };
}

const TAKERS: Readonly<Record<Kind, Take>> = {
  roles: async (ports, { tenantId, occasion }, line) => {
    const { of } = await tenantOf(ports, tenantId);
    await takeRole(ports, { of, occasion }, roleLine.parse(line));
  },
  members: async (ports, { tenantId, occasion }, line) => {
    const { of } = await tenantOf(ports, tenantId);
    await takeMember(ports, { of, occasion }, memberLine.parse(line));
  },
  settings: async (ports, { tenantId, occasion }, line) => {
    const { tenant, of } = await tenantOf(ports, tenantId);
    await takeSettings(ports, { tenant, of, occasion }, settingsLine.parse(line));
  },
};

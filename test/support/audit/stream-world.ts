import { configureStream } from '../../../core/audit-stream/configure-stream.ts';
import type { StreamBatch } from '../../../core/audit-stream/deliver-stream.ts';
import { deliverStreams } from '../../../core/audit-stream/deliver-streams.ts';
import type { AuditStream, StreamTarget } from '../../../core/audit-stream/stream.ts';
import { auditStreamFailingMail } from '../../../core/mail/templates/audit-stream-failing.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { FakeAccountMails } from '../../fakes/fake-account-mails.ts';
import { FakeStreamRegistry } from '../../fakes/fake-stream-registry.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import type { User } from '../../../core/access/principal.ts';
import { requestInfo, tenantIdentity } from '../tenancy/tenant-contexts.ts';
import { AuditLog, TENANT } from './audit-log.ts';

const MAIL_SETTINGS = { platformName: 'Freehold', apiUrl: 'https://api.example.com' };
const owner = { ...tenantIdentity(), request: requestInfo } as User;

/** One tenant's log and stream, and a target that takes what `answer` lets it. */
export function streamWorld(
  target: StreamTarget = { kind: 'https', url: 'https://siem.example/in' },
) {
  const log = new AuditLog();
  const clock = { now: log.now.getTime() };
  const now = () => new Date(clock.now);
  const streams = new FakeStreamRegistry(now);
  const mails = new FakeAccountMails();
  const sent: StreamBatch[] = [];
  const errors: unknown[] = [];
  const secrets: string[] = [];
  const world = {
    answer: ((): string | null => null) as (batch: StreamBatch) => string | null,
    senderOf: ((): void => undefined) as (stream: AuditStream) => void,
  };
  const chains = {
    last: ({ shard }: { shard: number }) => Promise.resolve(log.links.get(shard)?.at(-1)),
    linksAfter: ({ shard }: { shard: number }, position: number) =>
      Promise.resolve((log.links.get(shard) ?? []).slice(position, position + 3)),
    entriesOf: (_: string, ids: readonly string[]) =>
      Promise.resolve(ids.flatMap((id) => log.entries.get(id) ?? [])),
  };
  const identity = { userPoolId: 'pool', clientId: 'client' };
  const state = { now: 'active' as Tenant['state'] };
  const tenant: Tenant = { ...aTenant(now()), id: TENANT, identity };
  const ports = {
    ...{ streams, chains, mails, now, allowsLoopback: false },
    secrets: {
      encrypt: (tenantId: string, secret: string) => {
        secrets.push(secret);
        return Promise.resolve(`encrypted for ${tenantId}`);
      },
    },
    cipher: { decrypt: () => Promise.resolve('{"sourceIp":"192.0.2.1"}') },
    senderOf: (stream: AuditStream) => {
      world.senderOf(stream);
      return Promise.resolve({
        send: (batch: StreamBatch) => {
          const refused = world.answer(batch);
          if (refused === null) sent.push(batch);
          return Promise.resolve(refused);
        },
      });
    },
    tenants: { find: () => Promise.resolve({ ...tenant, state: state.now }) },
    ownersOf: () => Promise.resolve(['ada@acme.example']),
    compose: auditStreamFailingMail.compose(MAIL_SETTINGS),
    onError: (_: unknown, error: unknown) => void errors.push(error),
  };
  return {
    ...{ log, clock, state, streams, mails, sent, errors, secrets, world, ports },
    configure: (to: StreamTarget = target) =>
      configureStream(ports, owner, { tenantId: TENANT, target: to }),
    /** A run of the schedule, a minute later. */
    run: () => {
      clock.now += 60_000;
      return deliverStreams(ports, new Date(clock.now + 40_000));
    },
    sentIds: () =>
      sent.flatMap(({ lines }) => lines.map((line) => (JSON.parse(line) as { id: string }).id)),
  };
}

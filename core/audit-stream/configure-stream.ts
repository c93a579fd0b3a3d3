import { newWebhookSecret } from '../../kit/standard-webhooks.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { Principal } from '../access/principal.ts';
import { SHARD_NUMBERS } from '../audit/chain.ts';
import { headsOf, type ChainEnds } from '../audit/heads-of.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type { StreamRegistry, StreamSecrets } from './stream-registry.ts';
import { auditStreamEvent } from './stream-events.ts';
import type { AuditStream, StreamTarget } from './stream.ts';
import { targetErrors } from './validate-target.ts';

export type StreamNotFound = { readonly kind: 'StreamNotFound' };
/** Somebody else wrote it in the same moment. */
type TenantBusy = { readonly kind: 'TenantBusy' };

export type ConfigureStreamPorts = {
  readonly streams: Pick<StreamRegistry, 'find' | 'save' | 'delete'>;
  readonly secrets: Pick<StreamSecrets, 'encrypt'>;
  readonly chains: ChainEnds;
  readonly allowsLoopback: boolean;
  readonly now: () => Date;
};

type Configured = {
  readonly stream: AuditStream;
  /** What messages are signed with, shown this once; of HTTPS. */
  readonly secret?: string;
};

type Change = { readonly tenantId: TenantId; readonly target: StreamTarget };

/**
 * Has the tenant's entries sent there from now on. A stream that there is goes on at its new target where it was: what
 * waited for the old one is sent to the new one. Every time with a new secret.
 */
export async function configureStream(
  ports: ConfigureStreamPorts,
  principal: Principal,
  { tenantId, target }: Change,
): Promise<Result<Configured, InvalidDraft | TenantBusy>> {
  const errors = targetErrors(target, ports);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  const now = ports.now();
  const secret = target.kind === 'https' ? newWebhookSecret() : undefined;
  const stream: AuditStream = {
    ...{ tenantId, target, nextAt: now },
    ...(secret && { secret: await ports.secrets.encrypt(tenantId, secret) }),
    ...(await continued(ports, tenantId, now)),
  };
  const occasion = occasionOf(principal, now);
  const event = auditStreamEvent('audit_stream.configured', { tenantId, target, occasion });
  const isSaved = await ports.streams.save(stream, event);
  return isSaved ? ok({ stream, ...(secret && { secret }) }) : fail({ kind: 'TenantBusy' });
}

/** Where the stream that there is has come to; a new one begins with what is written from now on. */
async function continued(ports: ConfigureStreamPorts, tenantId: TenantId, now: Date) {
  const before = await ports.streams.find(tenantId);
  if (!before) return { version: 1, cursor: await ends(ports, tenantId), startedAt: now };
  const { version, cursor, startedAt, deliveredAt } = before;
  return { version: version + 1, cursor, startedAt, deliveredAt };
}

async function ends({ chains }: ConfigureStreamPorts, tenantId: TenantId): Promise<number[]> {
  const heads = await headsOf(chains, tenantId);
  return SHARD_NUMBERS.map((shard) => heads.get(shard)?.position ?? 0);
}

export async function removeStream(
  { streams, now }: Pick<ConfigureStreamPorts, 'streams' | 'now'>,
  principal: Principal,
  tenantId: TenantId,
): Promise<Result<void, StreamNotFound | TenantBusy>> {
  const stream = await streams.find(tenantId);
  if (!stream) return fail({ kind: 'StreamNotFound' });
  const { target } = stream;
  const occasion = occasionOf(principal, now());
  const event = auditStreamEvent('audit_stream.removed', { tenantId, target, occasion });
  return (await streams.delete(stream, event)) ? ok(undefined) : fail({ kind: 'TenantBusy' });
}

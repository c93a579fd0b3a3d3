import { createHash } from 'node:crypto';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import QuickLRU from 'quick-lru';
import { placementOf, type Placement } from '../../core/tenancy/placement.ts';
import { ACCESS_SESSION_TAG, TENANT_SESSION_TAG } from '../../core/tenancy/resource-names.ts';
import {
  readingOnly,
  sessionPolicyOf,
  type SessionActions,
} from '../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSession, TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import type { StageStorage } from '../../core/tenancy/stage-storage.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { assumedCredentials } from './assumed-credentials.ts';

export type StsTenantSessionsOptions = {
  readonly roleArn: string;
  readonly stores: StageStorage;
  /** A session with less life left is replaced before it is given out; links need more than calls. */
  readonly minimumLifeSeconds?: number;
  readonly sts?: Pick<STSClient, 'send'>;
  readonly now?: () => number;
};

/** A function's role that assumes another one is a chain, and AWS ends a chain's session after an hour. */
const CHAIN_LIMIT_SECONDS = 3_600;
const DEFAULT_MINIMUM_LIFE_SECONDS = 300;
/** Spreads the renewals of environments that started together over so long. */
const JITTER_SECONDS = 300;
const MAX_SESSIONS = 1_000;

type Terms = Pick<TenantScope, 'access'> & {
  readonly placement: Placement;
  readonly policy: string;
};
type Kept = { readonly session: Promise<TenantSession>; renewAt: number };

/** Tenant sessions by AssumeRole; kept in the environment by tenant and policy, one call in flight for each. */
export class StsTenantSessions implements TenantSessions {
  readonly #options: StsTenantSessionsOptions;
  readonly #sts: Pick<STSClient, 'send'>;
  readonly #now: () => number;
  readonly #kept = new QuickLRU<string, Kept>({ maxSize: MAX_SESSIONS });

  constructor(options: StsTenantSessionsOptions) {
    this.#options = options;
    this.#sts = options.sts ?? new STSClient(sdkConfig);
    this.#now = options.now ?? Date.now;
  }

  open(tenant: TenantScope, sessionActions: SessionActions): Promise<TenantSession> {
    const placement = placementOf(tenant, this.#options.stores);
    const { access } = tenant;
    const actions = access === 'read' ? readingOnly(sessionActions) : sessionActions;
    const terms: Terms = { placement, policy: sessionPolicyOf(placement, actions), access };
    // The placement too: of a tenant that moved, a session of the same policy would look where it was.
    const key = `${tenant.tenantId} ${createHash('sha256').update(JSON.stringify(terms)).digest('base64')}`;

    const kept = this.#kept.get(key);
    return kept && this.#now() < kept.renewAt ? kept.session : this.#renew(key, terms);
  }

  #renew(key: string, terms: Terms): Promise<TenantSession> {
    const kept: Kept = { session: this.#assume(terms), renewAt: Infinity };
    this.#kept.set(key, kept);

    kept.session.then(
      ({ expiresAt }) => {
        kept.renewAt = this.#renewalOf(expiresAt);
      },
      () => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key);
      },
    );
    return kept.session;
  }

  async #assume({ placement, policy, access }: Terms): Promise<TenantSession> {
    const { tenantId } = placement;
    const { Credentials: credentials } = await this.#sts.send(
      new AssumeRoleCommand({
        RoleArn: this.#options.roleArn,
        RoleSessionName: tenantId,
        Tags: [
          { Key: TENANT_SESSION_TAG, Value: tenantId },
          ...(access ? [{ Key: ACCESS_SESSION_TAG, Value: access }] : []),
        ],
        Policy: policy,
        DurationSeconds: CHAIN_LIMIT_SECONDS,
      }),
    );
    return { placement, ...assumedCredentials(credentials) };
  }

  #renewalOf(expiresAt: Date): number {
    const { minimumLifeSeconds = DEFAULT_MINIMUM_LIFE_SECONDS } = this.#options;
    return expiresAt.getTime() - (minimumLifeSeconds + Math.random() * JITTER_SECONDS) * 1_000;
  }
}

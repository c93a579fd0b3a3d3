import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId, TenantScope } from '../tenancy/tenant-context.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { isMandatory } from './category.ts';
import { hasEnded } from './has-ended.ts';
import type { PreferenceStore } from './notification-store.ts';
import { valueOf } from './preferences.ts';

/** What a mail may be unsubscribed from: its category, by its recipient. */
export type Subscription = {
  readonly tenantId: TenantId;
  readonly recipientId: string;
  readonly category: string;
};

/** The tokens of mails' links, which nobody else can make. */
export interface UnsubscribeTokens {
  /** Throws on an outage. */
  seal(subscription: Subscription): Promise<string>;
  /** Null for what is no such token. Throws on an outage. */
  open(token: string): Promise<Subscription | null>;
}

export type UnsubscribeError = { readonly kind: 'UnsubscribeLinkInvalid' | 'WritesPaused' };
export type UnsubscribePorts = {
  readonly tokens: Pick<UnsubscribeTokens, 'open'>;
  readonly tenants: TenantFinder;
  readonly isPaused: (userPoolId: string) => Promise<boolean>;
  readonly preferences: PreferenceStore;
};

/** Two who write a member's preferences at once: so often the later one tries again. */
const ATTEMPTS = 5;

/** No more mails of the category to who holds the token. Again is harmless. */
export async function unsubscribe(
  { tokens, tenants, isPaused, preferences }: UnsubscribePorts,
  token: string,
): Promise<Result<{ readonly category: string }, UnsubscribeError>> {
  const subscription = await tokens.open(token);
  const tenant = subscription && (await tenants.find(subscription.tenantId));
  if (!subscription || !tenant?.identity || !canEnd(tenant, subscription)) {
    return fail({ kind: 'UnsubscribeLinkInvalid' });
  }
  if (await isPaused(tenant.identity.userPoolId)) return fail({ kind: 'WritesPaused' });

  const { category } = subscription;
  await switchOff(preferences, scopeForPlatform(tenant), subscription);
  return ok({ category });
}

async function switchOff(
  preferences: PreferenceStore,
  scope: TenantScope,
  { recipientId, category }: Subscription,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await preferences.find(scope, recipientId);
    const off = valueOf(before.off, category) ?? [];
    if (off.includes('email')) return;
    const written = await preferences.replace(scope, recipientId, {
      ...before,
      off: { ...before.off, [category]: [...off, 'email'] },
      version: before.version + 1,
    });
    if (written.ok) return;
  }
  throw new Error('The preferences of a recipient stay contended.');
}

const canEnd = (tenant: Tenant, { category }: Subscription): boolean =>
  !hasEnded(tenant) && !isMandatory(category);

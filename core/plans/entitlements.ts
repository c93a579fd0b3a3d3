import type { AnalyticsLevel, Feature, Quantity, SupportLevel } from './feature.ts';

/** What a plan entitles a tenant to, read once from its feature names and the platform's limits. */
export type Entitlements = {
  readonly users: Quantity;
  readonly storageBytes: Quantity;
  readonly analytics: AnalyticsLevel | 'none';
  readonly support: SupportLevel | 'none';
  readonly apiAccess: boolean;
  readonly customDomain: boolean;
  readonly sso: boolean;
  readonly sla: boolean;
};

/** The quantities a platform's `limits` state for a plan; what they leave out comes from the features. */
export type PlanLimits = { readonly users?: Quantity; readonly storageBytes?: Quantity };

const NOTHING: Entitlements = {
  users: 0,
  storageBytes: 0,
  analytics: 'none',
  support: 'none',
  apiAccess: false,
  customDomain: false,
  sso: false,
  sla: false,
};

/** A quantity that neither features nor limits state is 0: nothing is granted by silence. */
export function entitlementsOf(
  features: readonly Feature[],
  { users, storageBytes }: PlanLimits = {},
): Entitlements {
  const granted = features.reduce<Entitlements>(
    (entitlements, feature) => ({ ...entitlements, ...grantOf(feature) }),
    NOTHING,
  );
  return {
    ...granted,
    users: users ?? granted.users,
    storageBytes: storageBytes ?? granted.storageBytes,
  };
}

function grantOf(feature: Feature): Partial<Entitlements> {
  switch (feature.grants) {
    case 'users':
      return { users: feature.users };
    case 'storage':
      return { storageBytes: feature.storageBytes };
    case 'analytics':
      return { analytics: feature.level };
    case 'support':
      return { support: feature.level };
    case 'flag':
      return flagOf(feature.name);
  }
}

function flagOf(name: string): Partial<Entitlements> {
  switch (name) {
    case 'api_access':
      return { apiAccess: true };
    case 'custom_domain':
      return { customDomain: true };
    case 'sso_integration':
      return { sso: true };
    case 'sla_guarantee':
      return { sla: true };
    default:
      return {};
  }
}

import { featuresOfTenant } from '../plans/features-of-tenant.ts';
import type { FieldError } from './field-error.ts';
import type { Integrations } from './integrations.ts';
import type { TenantDraft } from './tenant-draft.ts';
import type { TenantRules } from './tenant-rules.ts';
import { webhookWishErrors } from './webhook-wish.ts';

type Wishes = Pick<Partial<TenantDraft>, 'integrations' | 'plan' | 'settings'>;

const FEATURES = {
  apiKey: 'api_access',
  sso: 'sso_integration',
  webhooks: 'api_access',
} as const;

/** What of the wishes the tenant cannot have by its plan, or the platform cannot give. */
export function integrationErrors(draft: Wishes, rules: TenantRules): FieldError[] {
  const { integrations: wishes = {}, plan = rules.defaultPlan, settings = {} } = draft;
  const features = featuresOfTenant(rules.plans, { plan, settings });
  const lacking = (['apiKey', 'sso', 'webhooks'] as const).filter(
    (wish) => wishes[wish] && !features.includes(FEATURES[wish]),
  );
  return [
    ...lacking.map((wish) => ({
      pointer: `/integrations/${wish}`,
      detail: `It takes the feature ${FEATURES[wish]}, which the plan ${plan} does not have.`,
    })),
    ...(wishes.domainName && !rules.appDomain
      ? [{ pointer: '/integrations/domainName', detail: 'This platform has no domain for it.' }]
      : []),
    ...webhookErrors(wishes, rules),
  ];
}

const webhookErrors = (
  { webhooks = [] }: Integrations,
  { allowsLoopback = false }: TenantRules,
): FieldError[] =>
  webhookWishErrors(webhooks, { allowsLoopback }).map(({ pointer, detail }) => ({
    ...{ pointer: `/integrations/webhooks${pointer}`, detail },
  }));

/** The draft's own, above the platform's for those tenants that can have them. */
export function integrationsOf(draft: Wishes, rules: TenantRules): Integrations | undefined {
  const offered = Object.entries(rules.integrations ?? {}).filter(
    ([name, wish]) =>
      integrationErrors({ ...draft, integrations: { [name]: wish } }, rules).length === 0,
  );
  const all = { ...Object.fromEntries(offered), ...draft.integrations };
  return Object.keys(all).length > 0 ? all : undefined;
}

import * as z from 'zod';
import { isKeyPermission, type KeyPermission } from '../access/api-key-grant.ts';
import { KEY_MODES } from '../access/api-key-text.ts';
import { TENANT_PERMISSIONS } from '../access/roles.ts';
import { MAX_WEBHOOK_ENDPOINTS, webhookWish } from './webhook-wish.ts';

const KEY_PERMISSIONS = TENANT_PERMISSIONS.filter(isKeyPermission) as [
  KeyPermission,
  ...KeyPermission[],
];

/** What a tenant is onboarded with beside what every tenant gets. */
export const integrations = z.strictObject({
  apiKey: z
    .strictObject({
      name: z.string().min(1).max(100).default('First key'),
      permissions: z.array(z.enum(KEY_PERMISSIONS)).min(1, 'Give at least one.'),
      mode: z.enum(KEY_MODES).default('live'),
    })
    .optional(),
  domainName: z.literal(true, 'Give true, or leave it out.').optional(),
  sso: z
    .strictObject({
      protocol: z.enum(['oidc', 'saml']),
      metadataUrl: z.url({ protocol: /^https$/, error: 'Give an https address.' }).max(2_000),
      attributes: z.record(z.string().min(1).max(100), z.string().min(1).max(200)).optional(),
    })
    .optional(),
  webhooks: z
    .array(webhookWish)
    .min(1, 'Give at least one, or leave it out.')
    .max(MAX_WEBHOOK_ENDPOINTS, `Give at most ${MAX_WEBHOOK_ENDPOINTS}.`)
    .optional(),
});
export type Integrations = Readonly<z.output<typeof integrations>>;

/** Where tenants' own names lie: `<slug>.<name>`, and where they lead. */
export type AppDomain = {
  readonly name: string;
  readonly target: string;
  /** The zone in which records are made; without it somebody sets them by hand. */
  readonly hostedZoneId?: string;
};

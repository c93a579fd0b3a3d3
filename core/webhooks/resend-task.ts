import type { TenantId } from '../tenancy/tenant-context.ts';
import type { WebhookEndpointId } from './endpoint.ts';

/** `recover`: what failed is sent again. `replay`: what was never sent to it is sent. */
export const RESEND_KINDS = ['recover', 'replay'] as const;
export type ResendKind = (typeof RESEND_KINDS)[number];

/** Everything of a time that an endpoint is to be sent, as far as it came. */
export type ResendTask = {
  readonly tenantId: TenantId;
  readonly endpointId: WebhookEndpointId;
  readonly kind: ResendKind;
  readonly since: Date;
  readonly until: Date;
  /** Goes on after that. */
  readonly cursor?: string | undefined;
  readonly sent: number;
  readonly version: number;
};

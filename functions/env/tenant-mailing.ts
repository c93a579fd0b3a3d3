import { mailingEnv } from './mailing.ts';
import { tenantPlaneEnv } from './tenant-plane.ts';

/** What a function needs that writes to a tenant's people: the tenant says to which addresses no more. */
export const tenantMailingEnv = mailingEnv.extend(tenantPlaneEnv.shape);

export { sweepProvisioningEnv as onProvisioningSettledEnv } from '../sweep-provisioning/env.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['tenant.activated', 'tenant.provisioning_failed'] as const;

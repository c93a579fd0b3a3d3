export { provisionTenantEnv as onProvisioningSettledEnv } from '../../env/provision-tenant.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['tenant.activated', 'tenant.provisioning_failed'] as const;

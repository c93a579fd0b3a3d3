export { provisionTenantEnv as sweepProvisioningEnv } from '../../env/provision-tenant.ts';

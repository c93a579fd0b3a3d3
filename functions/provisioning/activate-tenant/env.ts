export { controlTableEnv as activateTenantEnv } from '../../env/control-table.ts';

export { controlTableEnv as rolesApiEnv } from '../../env/control-table.ts';

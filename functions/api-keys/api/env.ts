export { controlTableEnv as apiKeysApiEnv } from '../../env/control-table.ts';

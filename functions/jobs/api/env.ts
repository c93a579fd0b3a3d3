export { controlTableEnv as jobsApiEnv } from '../../env/control-table.ts';

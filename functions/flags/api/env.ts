export { controlTableEnv as flagsApiEnv } from '../../env/control-table.ts';

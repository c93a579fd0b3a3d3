export { controlTableEnv as edgeEnv } from './control-table.ts';

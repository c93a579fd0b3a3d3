export { controlTableEnv as recordFailureEnv } from '../../env/control-table.ts';

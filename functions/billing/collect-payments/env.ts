export { controlTableEnv as collectPaymentsEnv } from '../../env/control-table.ts';

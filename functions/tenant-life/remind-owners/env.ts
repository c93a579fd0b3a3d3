export { controlTableEnv as remindOwnersEnv } from '../../env/control-table.ts';

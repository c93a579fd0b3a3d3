export { controlTableEnv as issueInvoicesEnv } from '../../env/control-table.ts';

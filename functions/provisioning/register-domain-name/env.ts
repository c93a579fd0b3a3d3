export { controlTableEnv as registerDomainNameEnv } from '../../env/control-table.ts';

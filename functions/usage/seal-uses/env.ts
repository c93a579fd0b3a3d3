export { usageTableEnv as sealUsesEnv } from '../../env/usage-table.ts';

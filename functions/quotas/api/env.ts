export { storageQuotaEnv as quotasApiEnv } from '../../env/storage-quota.ts';

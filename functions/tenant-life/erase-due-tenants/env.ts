export { runJobEnv as eraseDueTenantsEnv } from '../../env/run-job.ts';

export { runJobEnv as sweepJobsEnv } from '../../env/run-job.ts';

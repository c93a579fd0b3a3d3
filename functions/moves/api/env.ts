export { runJobEnv as movesApiEnv } from '../../env/run-job.ts';

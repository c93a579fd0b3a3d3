export { runJobEnv as startCorrectionsEnv } from '../../env/run-job.ts';

export { analyticsEnv as analyticsApiEnv } from '../../env/analytics.ts';

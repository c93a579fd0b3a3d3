export { mailingEnv as supportAccessApiEnv } from '../../env/mailing.ts';

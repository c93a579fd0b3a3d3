export { mailingEnv as membersApiEnv } from '../../env/mailing.ts';

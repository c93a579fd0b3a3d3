export { tenantMailingEnv as sendWelcomeEmailEnv } from '../../env/tenant-mailing.ts';

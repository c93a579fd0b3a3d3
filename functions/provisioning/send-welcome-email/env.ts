export { mailingEnv as sendWelcomeEmailEnv } from '../../env/mailing.ts';

export { mailingEnv as sendAccountMailsEnv } from '../../env/mailing.ts';

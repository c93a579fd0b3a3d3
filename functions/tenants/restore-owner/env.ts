export { mailingEnv as restoreOwnerEnv } from '../../env/mailing.ts';

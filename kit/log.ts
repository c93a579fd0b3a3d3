import { Logger } from '@aws-lambda-powertools/logger';

/** The function's JSON logger; entries carry ids as fields, never a body, a token or an e-mail address. */
export const logger = new Logger();

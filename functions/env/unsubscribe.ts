import * as z from 'zod';

/** The key that the links to unsubscribe are made by. */
export const unsubscribeEnv = z.object({ SECRETS_KEY_ARN: z.string().startsWith('arn:') });

import * as z from 'zod';

/** `API_URL` is empty where the API has no domain of its own: the document is right at whatever address it is read. */
export const apiDescriptionEnv = z.object({ API_URL: z.union([z.literal(''), z.url()]) });

import * as z from 'zod';

export const apiDescriptionEnv = z.object({});

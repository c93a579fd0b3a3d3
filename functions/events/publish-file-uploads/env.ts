import * as z from 'zod';

export const publishFileUploadsEnv = z.object({
  EVENT_BUS_NAME: z.string().min(1),
  /** Of the bus: where silos are, there is no other one. */
  EVENT_BUS_REGION: z.string().min(1),
});

import * as z from 'zod';

/** Where events of the company's own product wait to be published. */
export const eventsApiEnv = z.object({ PRODUCT_EVENTS_QUEUE_URL: z.url() });

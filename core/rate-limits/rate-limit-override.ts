import * as z from 'zod';
import type { Rate } from './rate.ts';

const requests = z.int().positive();

/** `settings.rateLimits` of a tenant: its own limits in place of its plan's, for good or until a moment. */
export const rateLimitOverride = z
  .strictObject({
    perHour: requests.optional(),
    perMinute: requests.optional(),
    until: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ description: "Requests that the tenant may make, in place of its plan's limits." });

/** What is in force of it; what cannot be read is passed over: it was checked when it was written. */
export function overriddenRate(json: string | undefined, now: Date): Rate {
  const { success, data } = rateLimitOverride.safeParse(JSON.parse(json ?? '{}'));
  if (!success || (data.until !== undefined && now >= new Date(data.until))) return {};
  const { perHour, perMinute } = data;
  return { ...(perHour && { perHour }), ...(perMinute && { perMinute }) };
}

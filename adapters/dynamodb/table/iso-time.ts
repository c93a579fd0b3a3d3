import * as z from 'zod';

/** A time as items hold it. */
export const isoTime = z.iso.datetime().transform((text) => new Date(text));

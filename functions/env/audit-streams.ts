import * as z from 'zod';

/** `true` on the laptop alone: there a receiver may be a program on the same machine, and without TLS. */
export const auditStreamsEnv = z.object({ STREAMS_TO_LOOPBACK: z.stringbool() });

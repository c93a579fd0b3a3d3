import * as z from 'zod';
import { idSchema } from '../../kit/id-schema.ts';
import type { MessageRef } from './message.ts';

const queued = z.object({
  tenantId: idSchema('tnt'),
  endpointId: idSchema('whe'),
  id: idSchema('whm'),
});

/** A message as the queue holds it: which one it is, for what is to be done stands in the table. */
export const queuedText = ({ tenantId, endpointId, id }: MessageRef): string =>
  JSON.stringify({ tenantId, endpointId, id });

/** Throws on a text that is none. */
export const fromQueuedText = (text: string): MessageRef => queued.parse(JSON.parse(text));

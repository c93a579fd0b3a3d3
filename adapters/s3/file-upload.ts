import * as z from 'zod';
import type { FileUpload } from '../../core/files/file-events.ts';
import { isId } from '../../kit/id.ts';

const notification = z.object({
  time: z.coerce.date(),
  detail: z.object({
    object: z.object({ key: z.string(), size: z.number(), sequencer: z.string() }),
    reason: z.string(),
  }),
});

const FILE_KEY = /^[tk]\/(?<tenantId>tnt_[0-9a-z]{26})\/files\/(?<id>[^/]+)\/[^/]+$/;

/**
 * The upload of a file in what S3 tells EventBridge; null for what is no file, and for copies, which
 * are made by CopyObject (`copy-object.ts`). Throws on anything else.
 */
export function fileUploadOf(message: unknown): FileUpload | null {
  const { time, detail } = notification.parse(message);
  const { key, size: sizeBytes, sequencer } = detail.object;
  const { tenantId = '', id = '' } = FILE_KEY.exec(key)?.groups ?? {};
  if (detail.reason !== 'PutObject' || !isId('tnt', tenantId) || !isId('fil', id)) return null;
  return { tenantId, id, sizeBytes, time, sequencer };
}

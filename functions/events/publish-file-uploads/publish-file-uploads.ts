import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { EventBus } from '../../../core/events/event-bus.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { fileUploaded, type FileUpload } from '../../../core/files/file-events.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

export type PublishFileUploadsPorts = {
  readonly bus: EventBus;
  /** The upload that the storage tells of, null where the object is no file; throws on another message. */
  readonly uploadOf: (notification: unknown) => FileUpload | null;
};

/** From the storage's notifications to the bus; one that fails is given again, and holds up no other. */
export const publishFileUploadsHandler =
  (ports: PublishFileUploadsPorts) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const published = await Promise.allSettled(Records.map((record) => publish(ports, record)));
    const failed = Records.filter((_, index) => published[index]?.status === 'rejected');
    logger.info(LOG.fileUploadsPublished, { messages: Records.length, failed: failed.length });
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };

async function publish({ bus, uploadOf }: PublishFileUploadsPorts, { body }: SQSRecord) {
  const upload = uploadOf(JSON.parse(body));
  if (!upload) return;
  const event = fileUploaded(upload);
  await bus.publish([{ type: event.type, detail: toEventText(event) }]);
}

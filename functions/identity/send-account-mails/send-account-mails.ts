import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { accountMail, type WaitingMails } from '../../../core/identity/account-mail.ts';
import {
  sendAccountMail,
  type SendAccountMailPorts,
} from '../../../core/identity/send-account-mail.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

export type SendAccountMailsPorts = SendAccountMailPorts & {
  readonly waiting: Pick<WaitingMails, 'remove'>;
};

/**
 * Sends what the stream says is waiting, one after the other: where one cannot be sent for now, the stream goes on
 * from it, and none before it is sent twice.
 */
export const sendAccountMailsHandler =
  (ports: SendAccountMailsPorts) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        await send(ports, record);
      } catch (error) {
        logger.warn(LOG.accountMailDelayed, { error: error as Error });
        return {
          batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }],
        };
      }
    }
    return { batchItemFailures: [] };
  };

async function send(ports: SendAccountMailsPorts, { dynamodb }: DynamoDBRecord): Promise<void> {
  const { pk, mail } = dynamodb?.NewImage ?? {};
  const asked = accountMail.parse(JSON.parse(mail?.S ?? 'null'));
  const { outcome, event } = await sendAccountMail(ports, asked);
  logger.info(LOG.accountMail, { kind: asked.kind, outcome });
  await ports.waiting.remove(pk?.S ?? '', event);
}

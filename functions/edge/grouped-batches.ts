import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logger } from '../../kit/log.ts';
import type { LogEntry } from '../log-events.ts';
import { lambdaChain } from './lambda-chain.ts';

type Received<Item> = { readonly messageId: string; readonly item: Item };

export type GroupedBatch<Item> = {
  /** Throws on what is none: it lies in the dead letters in the end. */
  readonly read: (body: string) => Item;
  readonly groupOf: (item: Item) => string;
  /** What the log calls it; `group` unless told otherwise. */
  readonly groupName?: string;
  /** Logged with what the work counted, or why it failed. */
  readonly log: { readonly done: LogEntry; readonly failed: LogEntry };
  readonly work: (items: readonly Item[]) => Promise<object>;
};

/**
 * The Lambda handler of a queue whose messages are worked on in groups, all groups at once: a group that fails goes
 * back to the queue, and no other one.
 */
export const groupedBatches = <Item>(batch: GroupedBatch<Item>) =>
  lambdaChain<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const received = Records.flatMap((record) => readOne(batch, record) ?? []);
    const done = new Set<string>();
    const groups = Map.groupBy(received, ({ item }) => batch.groupOf(item));
    const { groupName = 'group' } = batch;
    await Promise.all(
      [...groups].map(async ([group, members]) => {
        try {
          const count = await batch.work(members.map(({ item }) => item));
          for (const { messageId } of members) done.add(messageId);
          logger.info(batch.log.done, { [groupName]: group, ...count });
        } catch (error) {
          logger.warn(batch.log.failed, { [groupName]: group, error: error as Error });
        }
      }),
    );
    const failed = Records.filter(({ messageId }) => !done.has(messageId));
    return {
      batchItemFailures: failed.map(({ messageId: itemIdentifier }) => ({ itemIdentifier })),
    };
  });

function readOne<Item>(
  { read, log }: GroupedBatch<Item>,
  { messageId, body }: SQSRecord,
): Received<Item> | undefined {
  try {
    return { messageId, item: read(body) };
  } catch (error) {
    logger.warn(log.failed, { messageId, error: error as Error });
    return undefined;
  }
}

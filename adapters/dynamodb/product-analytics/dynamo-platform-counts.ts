import { paginateQuery, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { formatQuantity, parseQuantity } from '../../../core/metering/quantity.ts';
import { GRAINS } from '../../../core/metering/usage-window.ts';
import { METRIC_NAMES } from '../../../core/product-analytics/metric.ts';
import {
  PLATFORM_DIMENSIONS,
  type Groups,
  type PlatformCount,
  type PlatformCounts,
  type PlatformRange,
} from '../../../core/product-analytics/platform-counts.ts';
import { DynamoMeteredHours } from '../metering/dynamo-metered-hours.ts';
import { secondsOf } from '../table/claim.ts';
import { isMet } from '../table/is-met.ts';
import { isoTime } from '../table/iso-time.ts';
import { platformLastKey, platformPartition, platformSortKey } from './analytics-keys.ts';

/** As the highest level keeps a tenant's. */
const KEPT_SECONDS = 1_100 * 86_400;

/** As a text: it has more digits than a number holds. */
const quantity = z.string().transform((text) => parseQuantity(text) ?? 0n);

const countItem = z.object({
  metric: z.enum(METRIC_NAMES),
  grain: z.enum(GRAINS),
  start: isoTime,
  total: quantity,
  by: z.partialRecord(z.enum(PLATFORM_DIMENSIONS), z.record(z.string(), quantity)),
});

const texts = (groups: Groups) =>
  Object.fromEntries(Object.entries(groups).map(([value, one]) => [value, formatQuantity(one)]));

const toCountItem = ({ metric, grain, start, total, by }: PlatformCount) => ({
  ...{ pk: platformPartition(metric), sk: platformSortKey(grain, start) },
  ...{ metric, grain, start: start.toISOString(), total: formatQuantity(total) },
  // To compare by.
  size: Number(formatQuantity(total)),
  by: Object.fromEntries(
    Object.entries(by).map(([dimension, groups]) => [dimension, texts(groups)]),
  ),
  expiresAt: secondsOf(start) + KEPT_SECONDS,
});

/** In the UsageTable: a partition a metric, some items an hour. */
export class DynamoPlatformCounts implements PlatformCounts {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #hours: DynamoMeteredHours;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#hours = new DynamoMeteredHours(documents, tableName, platformLastKey);
  }

  last(): Promise<Date | null> {
    return this.#hours.last();
  }

  done(hour: Date): Promise<void> {
    return this.#hours.done(hour);
  }

  async put(count: PlatformCount): Promise<void> {
    const Item = toCountItem(count);
    await isMet(
      this.#documents.send(
        new PutCommand({
          ...{ TableName: this.#tableName, Item },
          ConditionExpression: 'attribute_not_exists(pk) OR #size <= :size',
          ExpressionAttributeNames: { '#size': 'size' },
          ExpressionAttributeValues: { ':size': Item.size },
        }),
      ),
    );
  }

  async list({ metric, grain, start, end }: PlatformRange): Promise<readonly PlatformCount[]> {
    const counts: PlatformCount[] = [];
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        // An alert that was told of an hour's end sees the hour.
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': platformPartition(metric),
          ':from': platformSortKey(grain, start),
          // The last hour before the end: keys are whole hours.
          ':to': platformSortKey(grain, new Date(end.getTime() - 1)),
        },
      },
    );
    for await (const { Items = [] } of pages) {
      counts.push(...Items.map((item) => countItem.parse(item)));
    }
    return counts;
  }
}

import { Stack } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { LAKE_DAYS } from '../../functions/env/analytics-lake.ts';
import type { Stage } from '../config/stage.ts';
import { LakeReaderRole } from './lake-reader-role.ts';

export type LakeQueriesProps = { readonly stage: Stage; readonly lake: IBucket };

const TABLE = 'tracked_events';
/** A query that reads more is cancelled: 5 cents at $5 a TB (https://aws.amazon.com/athena/pricing/). */
const MOST_BYTES = 10 * 1024 ** 3;

const text = (name: string, comment: string) => ({ name, type: 'string', comment });

const EVENTS_OF_DAYS = `-- Write your tenant's id and the days in place of these.
SELECT name, count(*) AS events, count(DISTINCT user_id) AS users
FROM ${TABLE}
WHERE tenant = 'tnt_…' AND day BETWEEN '2026-11-01' AND '2026-11-30'
GROUP BY name
ORDER BY events DESC`;

/** The lake as a table, which a tenant's session asks by Athena for its own events. */
export class LakeQueries extends Construct {
  readonly reader: LakeReaderRole;

  constructor(scope: Construct, id: string, { stage, lake }: LakeQueriesProps) {
    super(scope, id);
    const workgroup = `freehold-${stage.name}`;
    const database = `freehold_${stage.name.replaceAll('-', '_')}`;
    const table = this.#table(lake, this.#database(database));
    const group = new CfnWorkGroup(this, 'WorkGroup', {
      name: workgroup,
      description: 'Tenants’ queries of their tracked events',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        // Each session says where its results go, for it may write nowhere but under its own prefix.
        enforceWorkGroupConfiguration: false,
        bytesScannedCutoffPerQuery: MOST_BYTES,
        resultConfiguration: { encryptionConfiguration: { encryptionOption: 'SSE_S3' } },
      },
    });
    const query = new CfnNamedQuery(this, 'EventsByName', {
      ...{ database, workGroup: workgroup, queryString: EVENTS_OF_DAYS },
      name: 'events-by-name',
      description: 'How many tracked events of each name there were, and of how many users',
    });
    query.addResourceDependency(group);
    query.addResourceDependency(table);
    this.reader = new LakeReaderRole(this, 'Reader', {
      ...{ stage, lake, database, workgroup, table: TABLE },
    });
  }

  #database(name: string): CfnDatabase {
    return new CfnDatabase(this, 'Database', {
      catalogId: Stack.of(this).account,
      databaseInput: { name, description: 'Tracked events of tenants’ products' },
    });
  }

  /**
   * Partitions are worked out, and none is registered. The tenant is taken from the query, which must name it
   * (https://docs.aws.amazon.com/athena/latest/ug/partition-projection-dynamic-id-partitioning.html).
   */
  #table(lake: IBucket, database: CfnDatabase): CfnTable {
    const events = `s3://${lake.bucketName}/events/`;
    const table = new CfnTable(this, 'Table', {
      ...{ catalogId: database.catalogId, databaseName: database.ref },
      tableInput: {
        name: TABLE,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [text('tenant', 'Its id'), text('day', 'Of `time`, in UTC')],
        parameters: {
          'projection.enabled': 'true',
          'projection.tenant.type': 'injected',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': `NOW-${LAKE_DAYS}DAYS,NOW+1DAYS`,
          'storage.location.template': `${events}tenant=\${tenant}/day=\${day}/`,
        },
        storageDescriptor: {
          location: events,
          columns: [
            text('id', 'As the product called it'),
            text('name', 'What happened'),
            text('user_id', 'Whose doing it was, where that is known'),
            text('time', 'When it happened, as ISO 8601'),
            text('received_at', 'When it was tracked, as ISO 8601'),
            text('properties', 'JSON, for json_extract'),
          ],
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
        },
      },
    });
    table.addResourceDependency(database);
    return table;
  }
}

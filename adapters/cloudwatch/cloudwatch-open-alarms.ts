import { paginateDescribeAlarms, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { OpenAlarm, OpenAlarms } from '../../core/alarms/open-alarms.ts';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';

/** Nine calls a second and region: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export class CloudWatchOpenAlarms implements OpenAlarms {
  readonly #client: CloudWatchClient;
  readonly #prefix: string;

  constructor(client: CloudWatchClient, stage: string) {
    this.#client = client;
    this.#prefix = resourcePrefixOf(stage);
  }

  async list(): Promise<readonly OpenAlarm[]> {
    const found: OpenAlarm[] = [];
    const pages = paginateDescribeAlarms(
      { client: this.#client },
      {
        ...{ AlarmNamePrefix: this.#prefix, StateValue: 'ALARM' },
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      },
    );
    for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages) {
      for (const alarm of [...MetricAlarms, ...CompositeAlarms]) {
        const { AlarmName = '', AlarmDescription = '', StateUpdatedTimestamp } = alarm;
        found.push({
          ...{ name: AlarmName.slice(this.#prefix.length), description: AlarmDescription },
          since: alarm.StateTransitionedTimestamp ?? StateUpdatedTimestamp ?? new Date(0),
        });
      }
    }
    return found.toSorted((one, other) => other.since.getTime() - one.since.getTime());
  }
}

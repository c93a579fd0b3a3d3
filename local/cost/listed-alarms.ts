import { basename } from 'node:path';
import * as z from 'zod';
import type { Located } from './resources.ts';

/** An alarm of a template, as its reader knows it. */
export type ListedAlarm = {
  readonly stack: string;
  readonly name: string;
  readonly meaning: string;
  readonly fault: string;
  readonly runbook: string;
  /** How many metrics it looks at, each of which is billed; none of a composite alarm. */
  readonly metrics: number;
};

/** As infra/constructs/alarm.ts writes it. */
const DESCRIPTION = /^(?<meaning>.+) Raised when (?<fault>.+) Runbook: (?<runbook>docs\/\S+\.md)$/u;

const properties = z.object({
  AlarmDescription: z.string(),
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional(),
});

/** The alarms of a stage; throws on one that does not say what it means, what raises it, and what to do. */
export function listedAlarms(resources: readonly Located[]): ListedAlarm[] {
  return resources
    .filter(({ resource }) => ALARMS.includes(resource.Type))
    .map(({ stack, id, resource }) => {
      const { AlarmDescription, Metrics } = properties.parse(resource.Properties);
      const {
        meaning = '',
        fault = '',
        runbook = '',
      } = DESCRIPTION.exec(AlarmDescription)?.groups ?? {};
      if (!runbook)
        throw new Error(`${stack} ${id} does not say what it means: infra/constructs/alarm.ts.`);
      const metrics = resource.Type === COMPOSITE ? 0 : metricsOf(Metrics);
      return { stack, name: withoutHash(id), meaning, fault, runbook, metrics };
    });
}

const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';
const ALARMS = ['AWS::CloudWatch::Alarm', COMPOSITE];

/** A query alone counts as one: the metrics that it finds are those of what is throttled. */
const metricsOf = (metrics: z.output<typeof properties>['Metrics']): number =>
  metrics ? Math.max(1, metrics.filter(({ MetricStat }) => MetricStat !== undefined).length) : 1;

/** The logical id, which stands in the alarm's name on AWS, without what CDK appends to it. */
const withoutHash = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

export const alarmRow = ({ stack, name, meaning, fault, runbook }: ListedAlarm): string => {
  const file = basename(runbook);
  return `| ${stack} | \`${name}\` | ${meaning} | ${fault} | [${file}](runbooks/${file}) |`;
};

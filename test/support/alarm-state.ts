import { runInNewContext } from 'node:vm';

export type Alarm = {
  readonly MetricName?: string;
  readonly Metrics?: readonly { readonly Expression?: string; readonly Id: string }[];
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: 'breaching' | 'notBreaching';
};

/** What each period brought, the newest last: by the metric's name, by its id in an expression, or `query`. */
export type Series = Readonly<Record<string, readonly (number | undefined)[]>>;

/** As CloudWatch decides it of an alarm at or above a threshold; before the series there was no data. */
export function isRaised(alarm: Alarm, series: Series): boolean {
  const ages = Array.from({ length: alarm.EvaluationPeriods }, (_, at) => at + 1);
  const breaching = ages.filter((age) => {
    const value = valueOf(alarm, (name) => series[name]?.at(-age));
    return value === undefined ? alarm.TreatMissingData === 'breaching' : value >= alarm.Threshold;
  });
  return breaching.length >= alarm.DatapointsToAlarm;
}

type Lookup = (name: string) => number | undefined;

function valueOf({ MetricName, Metrics = [] }: Alarm, lookup: Lookup): number | undefined {
  if (MetricName !== undefined) return lookup(MetricName);
  const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
  if (expression.startsWith('SELECT ')) return lookup('query');
  const inputs = Metrics.map(({ Id }) => [Id, lookup(Id)] as const);
  const value: unknown = runInNewContext(expression, { ...Object.fromEntries(inputs), IF, FILL });
  return typeof value === 'number' ? value : undefined;
}

const IF = (condition: boolean, yes: number, no: number) => (condition ? yes : no);
const FILL = (value: number | undefined, instead: number) => value ?? instead;

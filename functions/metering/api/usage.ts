import { currentUsage } from '../../../core/metering/current-usage.ts';
import { listUsage, type ListUsagePorts } from '../../../core/metering/list-usage.ts';
import { meterVersion, type MeterDefinition } from '../../../core/metering/meter.ts';
import type { UsagePeriods } from '../../../core/metering/usage-period.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listUsageOperation = (ports: ListUsagePorts) =>
  operation('listUsage', async ({ tenant: { tenantId }, query }) => {
    const { meter, window, groupBy = '' } = query;
    const listed = await listUsage(ports, tenantId, {
      ...{ meter, window },
      from: new Date(query.from),
      to: new Date(query.to),
      groupBy: groupBy.split(',').filter(Boolean),
    });
    if (!listed.ok) return refusal(listed.error);
    const { rows, timeZone, meter: definition } = listed.value;
    const { id, unit, aggregation } = definition;
    const items = rows.map(({ start, end, ...row }) => ({
      ...{ start: start.toISOString(), end: end.toISOString() },
      ...row,
      dimensions: { ...row.dimensions },
    }));
    return answer(200, { meter: id, unit, aggregation, timeZone, items });
  });

type CurrentPorts = ListUsagePorts & {
  readonly periods: Pick<UsagePeriods, 'find'>;
  readonly now: () => Date;
};

export const showCurrentUsageOperation = (ports: CurrentPorts) =>
  operation('showCurrentUsage', async ({ tenant: { tenantId } }) => {
    const { period, usage } = await currentUsage(ports, tenantId);
    const { start, end, timeZone } = period;
    return answer(200, {
      period: { start: start.toISOString(), end: end.toISOString(), timeZone },
      items: [...usage],
    });
  });

export const listMetersOperation = ({ meters }: Pick<ListUsagePorts, 'meters'>) =>
  operation('listMeters', () =>
    Promise.resolve(
      answer(200, {
        items: Object.values(meters).map(toMeterView),
      }),
    ),
  );

function toMeterView(meter: MeterDefinition) {
  const { id, name, eventType, aggregation, value, dimensions, unit } = meter;
  const version = meterVersion(meter);
  return { id, name, version, eventType, aggregation, value, dimensions: { ...dimensions }, unit };
}

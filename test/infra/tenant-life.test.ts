import { describe, expect, it } from 'vitest';
import { tenantLifeEvents } from '../../core/tenants/tenant-life-events.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');

describe('what follows steps in tenants’ lives', () => {
  it('is told to owners by a consumer of every such event but the erasure, whose job tells them', () => {
    const [rule] = prod
      .resources('AWS::Events::Rule')
      .filter(({ id }) => id.startsWith('OnLifeChanged'));
    const { EventPattern } = (rule?.resource.Properties ?? {}) as {
      EventPattern?: { 'detail-type': string[] };
    };
    expect(EventPattern?.['detail-type'].toSorted()).toEqual(
      Object.keys(tenantLifeEvents)
        .filter((type) => type !== 'tenant.erase_started')
        .toSorted(),
    );
  });

  it('is reminded of each hour, with an alarm', () => {
    const [schedule] = prod
      .resources('AWS::Scheduler::Schedule')
      .filter(({ id }) => id.startsWith('RemindOwners'));
    expect(schedule?.resource.Properties?.ScheduleExpression).toBe('rate(1 hour)');
    const alarms = prod
      .resources('AWS::CloudWatch::Alarm')
      .filter(({ id }) => id.startsWith('RemindOwners'));
    expect(alarms.length).toBeGreaterThan(0);
  });
});

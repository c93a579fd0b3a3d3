import { describe, expect, it } from 'vitest';
import { heed, heedingMailer } from '../../../core/notifications/heeding-mailer.ts';
import { suppressionIdOf } from '../../../core/notifications/suppression.ts';
import { FakeMailer } from '../../fakes/fake-senders.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';

const CARL = 'carl@acme.example';

async function arrange() {
  const { scope, suppressions, tenant, clock, ports } = notificationWorld();
  await suppressions.add(scope, {
    ...{ id: suppressionIdOf('email', CARL), channel: 'email', address: CARL },
    ...{ reason: 'bounce', since: clock.now },
  });
  const mailer = new FakeMailer();
  const errors: unknown[] = [];
  const heeding = (more = {}) =>
    heedingMailer({
      mailer,
      heed: heed({ suppressions, tenants: ports.tenants, ...more }),
      onError: (error: unknown) => errors.push(error),
    });
  const mail = { subject: 'A', text: 'B', html: 'C', tenantId: tenant.id };
  return { heeding, mailer, mail, errors, ports, tenant };
}

describe('a mail to a tenant’s people', () => {
  it('does not go to an address that the tenant writes to no more, and says so', async () => {
    const { heeding, mailer, mail } = await arrange();
    const suppressed = { kind: 'Refused', reason: 'Suppressed', isTransient: false };
    expect(await heeding().send({ ...mail, to: 'Carl@Acme.example' })).toEqual(suppressed);
    expect(await heeding().send({ ...mail, to: [CARL] })).toEqual(suppressed);
    expect(mailer.sent).toEqual([]);
  });

  it('goes to the others that it is for, and is of another tenant or of none as it was', async () => {
    const { heeding, mailer, mail } = await arrange();
    await heeding().send({ ...mail, to: [CARL, 'ada@acme.example'] });
    await heeding().send({ ...mail, to: CARL, tenantId: undefined });
    await heeding().send({ ...mail, to: CARL, tenantId: 'tnt_none' });
    expect(mailer.sent.map(({ to }) => to)).toEqual(['ada@acme.example', CARL, CARL]);
  });

  it('asks nothing of a tenant that has ended: its list is gone', async () => {
    const { heeding, mailer, mail, ports, tenant } = await arrange();
    ports.tenants.put({ ...tenant, state: 'terminated' });
    const find = () => Promise.reject(new Error('gone'));
    await heeding({ suppressions: { find } }).send({ ...mail, to: CARL });
    expect(mailer.sent).toHaveLength(1);
  });

  it('is worth another try where the list cannot be read, and never throws', async () => {
    const { heeding, mailer, mail, errors } = await arrange();
    const find = () => Promise.reject(new Error('out'));
    const end = await heeding({ suppressions: { find } }).send({ ...mail, to: CARL });
    expect(end).toMatchObject({ kind: 'Refused', isTransient: true });
    expect([mailer.sent.length, errors.length]).toEqual([0, 1]);
  });
});

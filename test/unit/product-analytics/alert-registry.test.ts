import { describeAlertRegistry } from '../../contract/alert-registry-suite.ts';
import { FakeAlertRegistry } from '../../fakes/fake-alert-registry.ts';

describeAlertRegistry('FakeAlertRegistry', () => {
  const alerts = new FakeAlertRegistry();
  return Promise.resolve({
    alerts,
    eventsOf: (tenantId) =>
      Promise.resolve(
        alerts.events.filter((event) => event.tenantId === tenantId).map(({ type }) => type),
      ),
  });
});

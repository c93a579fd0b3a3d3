import { describe, expect, it } from 'vitest';
import { actionsOf, listOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');

/** Which functions may do what with the items of a partition. */
const granted = (partition: string) =>
  statementsIn(prod).flatMap(({ id, statement }) => {
    const keys = statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
    const isGranted = statement.Effect === 'Allow' && listOf(keys).includes(partition);
    const actions = actionsOf(statement).map((name) => name.slice('dynamodb:'.length));
    return isGranted ? actions.map((action) => ({ action, of: nameOf(id) })) : [];
  });

const nameOf = (id: string) => id.replace(/RoleDefaultPolicy\w+$/, '');
const doing = (partition: string, action: RegExp) =>
  granted(partition)
    .filter((one) => action.test(one.action))
    .map(({ of }) => of)
    .sort();

const WORKERS = [
  'FunctionsBillingApi',
  'FunctionsReceiveBillingEvents',
  'IssueInvoices',
  'OnTenantChanged',
  'OpenOwedAccounts',
  'ProvisioningCreateBillingCustomer',
];

describe('billing', () => {
  it('adds to the ledger, and lets nobody change or delete what is in it', () => {
    expect(doing('LEDGER#*', /^PutItem$/)).toEqual(WORKERS);
    expect(doing('LEDGER#*', /Update|Delete|Batch/)).toEqual([]);
  });

  it('writes accounts where tenants are made customers, cancel, and events come; a PDF only reads', () => {
    expect(doing('BILLING#*', /^PutItem$/)).toEqual([...WORKERS, 'CollectPayments'].sort());
    const shown = granted('BILLING#*').filter(({ of }) => of === 'FunctionsBillingDocuments');
    expect(shown.map(({ action }) => action)).toEqual(['GetItem']);
  });

  it('stores events in one function alone', () => {
    expect(new Set(doing('BILLING_EVENT#*', /./))).toEqual(
      new Set(['FunctionsReceiveBillingEvents']),
    );
  });

  it('exports usage by one function, which changes nothing that is sealed; the check changes nothing at all', () => {
    expect(new Set(doing('USAGE_EXPORT#*', /Put|Update|Delete/))).toEqual(new Set(['ExportUsage']));
    const ofCheck = (partition: string) =>
      granted(partition).filter(({ of }) => of === 'CheckBilling');
    const partitions = ['USAGE_EXPORT#*', 'SEALED#*', 'BILLING#*', 'BILLING_NONE#*', 'LEDGER#*'];
    const actions = partitions.flatMap(ofCheck).map(({ action }) => action);
    expect(new Set(actions)).toEqual(new Set(['GetItem', 'Query']));
    expect(doing('CAPS#*', /Put|Delete/)).toEqual(['ExportUsage', 'ExportUsage']);
    // What seals makes the tenant due to be exported.
    expect(doing('SEALED#*', /UpdateItem/)).toEqual(['ExportUsage', 'MeteringSealWindows']);
  });

  it('tells operators of usage that waits, is refused or cannot be counted, and of what the check finds', () => {
    const names = prod
      .resources('AWS::CloudWatch::Alarm')
      .map(({ resource }) => String(resource.Properties?.MetricName));
    for (const name of [
      'OldestUnexportedUsage',
      'UsageRefused',
      'BillingAlerts',
      'BillingFindings',
    ]) {
      expect(names).toContain(name);
    }
  });

  it('reads no secret where the platform bills by itself', () => {
    const readers = statementsIn(prod).filter(({ statement }) =>
      JSON.stringify(statement).includes('STRIPE'),
    );
    expect(readers).toEqual([]);
  });

  it('issues what is due each hour, and follows an outage each minute', () => {
    const rates = prod.resources('AWS::Scheduler::Schedule').map(({ id, resource }) => ({
      name: id.replace(/Schedule\w*$/, ''),
      rate: resource.Properties?.ScheduleExpression,
    }));
    expect(rates).toContainEqual({ name: 'IssueInvoices', rate: 'rate(1 hour)' });
    expect(rates).toContainEqual({ name: 'OpenOwedAccounts', rate: 'rate(1 minute)' });
    expect(rates).toContainEqual({ name: 'CollectPayments', rate: 'rate(1 minute)' });
    expect(rates).toContainEqual({ name: 'ExportUsage', rate: 'rate(1 minute)' });
    expect(rates).toContainEqual({ name: 'CheckBilling', rate: 'rate(1 day)' });
  });

  it('hears Stripe by its own event bus where the account has one, as by the webhook', () => {
    const example = templatesOf('example');
    const source = 'aws.partner/stripe.com/ed_example';
    const buses = example.resources('AWS::Events::EventBus').map(({ resource }) => resource);
    expect(buses.map(({ Properties }) => Properties)).toContainEqual(
      expect.objectContaining({ EventSourceName: source, Name: source }),
    );
    const rules = example
      .resources('AWS::Events::Rule')
      .filter(({ id }) => id.startsWith('OnStripeEvent'));
    expect(rules.map(({ resource }) => resource.Properties?.EventPattern)).toEqual([
      { source: [source] },
    ]);
    expect(prod.resources('AWS::Events::Rule').some(({ id }) => id.startsWith('OnStripe'))).toBe(
      false,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { SHARDS } from '../../functions/env/usage-shards.ts';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const statements = statementsIn(prod).map(({ id, statement }) => ({
  role: id.replace(/RoleDefaultPolicy\w+$/, '').replace(/^(Functions|Metering|Usage)/, ''),
  effect: statement.Effect,
  actions: actionsOf(statement),
  text: JSON.stringify(statement),
}));
const rightsTo = (words: string) => {
  const granted = statements.filter(
    ({ effect, text }) => effect === 'Allow' && text.includes(words),
  );
  const roles = Map.groupBy(granted, ({ role }) => role);
  return Object.fromEntries(
    [...roles].map(([role, rights]) => [
      role,
      [...new Set(rights.flatMap(({ actions }) => actions))].toSorted(),
    ]),
  );
};

describe('what is counted', () => {
  it('is marked by who counts alone, and never taken back', () => {
    expect(rightsTo('"SEEN#*"')).toEqual({
      UsageIngest: ['dynamodb:BatchGetItem'],
      AggregateUsage: ['dynamodb:PutItem'],
    });
  });

  it('is changed by who counts and who seals, and deleted by nobody', () => {
    const rights = rightsTo('"WINDOW#*"');
    const changing = Object.entries(rights).filter(([, actions]) =>
      actions.some((action) => !/Get|Query/.test(action)),
    );
    expect(Object.fromEntries(changing)).toEqual({
      AggregateUsage: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
      SealWindows: ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    });
  });

  it('is sealed by one function, and deleted by nobody', () => {
    expect(rightsTo('"SEALED#*"')).toEqual({
      // The head alone says what is told, and what waits to be.
      CheckBilling: ['dynamodb:Query'],
      ExportUsage: ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      SealWindows: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    });
  });
});

describe('the log of usage events', () => {
  it('is appended to by who counts, read by two, and deleted from by the erasure alone', () => {
    expect(rightsTo('UsageLogBucket')).toEqual({
      AggregateUsage: ['s3:PutObject'],
      JobsFunctionsEraseRecords: [
        ...['s3:DeleteObject', 's3:DeleteObjectVersion'],
        ...['s3:ListBucket', 's3:ListBucketVersions'],
      ],
      ReconcileUsage: ['s3:GetObject', 's3:ListBucket'],
      UsageApi: ['s3:GetObject', 's3:ListBucket'],
    });
  });
});

describe('the queue of usage events', () => {
  it('is filled by who takes them in and by what the platform meters, and emptied by who counts', () => {
    const rights = rightsTo('UsageQueue');
    const senders = Object.entries(rights).filter(([, actions]) =>
      actions.includes('sqs:SendMessage'),
    );
    expect(senders.map(([role]) => role).toSorted()).toEqual([
      ...['IdentityApi', 'MeterStorage', 'SealUses', 'UsageIngest'],
    ]);
    const readers = Object.entries(rights).filter(([, actions]) =>
      actions.includes('sqs:ReceiveMessage'),
    );
    expect(readers.map(([role]) => role)).toEqual(['AggregateUsage']);
  });

  it('is counted in as many batches at once as windows have parts, what fails alone given again', () => {
    const mappings = prod
      .resources('AWS::Lambda::EventSourceMapping')
      .filter(({ resource }) => JSON.stringify(resource.Properties).includes('UsageQueue'));
    expect(mappings.map(({ resource }) => resource.Properties)).toMatchObject([
      {
        ScalingConfig: { MaximumConcurrency: SHARDS },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    ]);
  });
});

describe('the schedules of metering', () => {
  it('seal each minute, and close, recount and meter storage each hour', () => {
    const schedules = prod.resources('AWS::Scheduler::Schedule').flatMap(({ id, resource }) => {
      const [, name] = /^Metering(\w+?)Schedule/.exec(id) ?? [];
      return name ? [[name, resource.Properties?.ScheduleExpression]] : [];
    });
    expect(Object.fromEntries(schedules)).toEqual({
      SealWindows: 'rate(1 minute)',
      ClosePeriods: 'rate(1 hour)',
      ReconcileUsage: 'rate(1 hour)',
      MeterStorage: 'rate(1 hour)',
    });
  });
});

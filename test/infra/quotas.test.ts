import { describe, expect, it } from 'vitest';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');

/** The statements of roles that name the usage table, or anything of it. */
const usageStatements = prod
  .resources('AWS::IAM::Policy')
  .flatMap(({ id, resource }) => {
    const { Statement } = resource.Properties?.PolicyDocument as { Statement: object[] };
    return Statement.map((statement) => ({ id, text: JSON.stringify(statement) }));
  })
  .filter(({ text }) => text.includes('QUOTA#'));

describe('the counters of quotas', () => {
  it('are written by what stores, deletes, uploads and corrects alone', () => {
    const writers = usageStatements.filter(({ text }) => text.includes('UpdateItem'));
    expect(writers.map(({ id }) => id.replace(/RoleDefaultPolicy\w+$/, '')).sort()).toEqual([
      'FunctionsFilesApi',
      'FunctionsRecordsApi',
      'JobsFunctionsAdvanceJob',
      'OnFileUploaded',
    ]);
  });

  it('are read by what shows, meters and changes plans by them, which write none', () => {
    const readers = usageStatements.filter(({ text }) => !text.includes('UpdateItem'));
    expect(readers.map(({ id }) => id.replace(/RoleDefaultPolicy\w+$/, '')).sort()).toEqual([
      'FunctionsQuotasApi',
      'FunctionsTenantsApi',
      'MeteringMeterStorage',
    ]);
    for (const { text } of readers) expect(text).not.toMatch(/PutItem|DeleteItem/);
  });

  it('are never deleted, and never read but by their keys', () => {
    for (const { text } of usageStatements) {
      expect(text).toContain('"Null":{"dynamodb:LeadingKeys":"false"}');
      expect(text).not.toMatch(/DeleteItem|Query|Scan/);
    }
  });

  it('are compared with what is stored by a function that runs each hour', () => {
    const schedules = prod.resources('AWS::Scheduler::Schedule').map(({ id, resource }) => ({
      id,
      rate: resource.Properties?.ScheduleExpression,
    }));
    expect(schedules).toContainEqual({
      id: expect.stringMatching(/^StartCorrections/) as string,
      rate: 'rate(1 hour)',
    });
  });
});

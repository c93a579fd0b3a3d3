import { describe, expect, it } from 'vitest';
import { SUMMARY_ATTRIBUTES } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { templatesOf } from '../support/templates.ts';

type Index = {
  IndexName: string;
  Projection: { ProjectionType: string; NonKeyAttributes: string[] };
};

const indexesOf = (construct: string) =>
  templatesOf('prod')
    .resources('AWS::DynamoDB::Table')
    .find(({ id }) => id.startsWith(construct))?.resource.Properties
    ?.GlobalSecondaryIndexes as Index[];
const indexes = indexesOf('ControlTable');

const lists = indexes.filter(({ IndexName }) => IndexName !== 'due');

describe.each(lists)('the index $IndexName', ({ Projection: { NonKeyAttributes } }) => {
  it('carries all that a list reads of a tenant, and nothing else', () => {
    const read = [...SUMMARY_ATTRIBUTES, 'itemVersion', 'searchText'];
    expect(NonKeyAttributes.toSorted()).toEqual(read.toSorted());
  });

  it('carries no settings and no metadata, and no more than DynamoDB projects', () => {
    expect(NonKeyAttributes).not.toContain('settings');
    expect(NonKeyAttributes).not.toContain('metadata');
    expect(NonKeyAttributes.length).toBeLessThanOrEqual(20);
  });
});

describe.each(['ControlTable', 'UsageTable'])('the index due of %s', (construct) => {
  it('carries keys alone', () => {
    const due = indexesOf(construct).find(({ IndexName }) => IndexName === 'due');
    expect(due?.Projection).toEqual({ ProjectionType: 'KEYS_ONLY' });
  });
});

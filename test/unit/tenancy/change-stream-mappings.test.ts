import {
  LambdaClient,
  ResourceConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ChangeStreamMappings } from '../../../adapters/lambda/change-stream-mappings.ts';
import { answeredBy, raise, said, type Answers, type Asked } from '../../fakes/fake-aws.ts';
import { silo } from '../../support/provisioning/own-placements.ts';

const STREAM = 'arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/1';
const functionArn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const listed = (...names: string[]): Answers => ({
  ListEventSourceMappings: () => ({
    EventSourceMappings: names.map((name) => ({ UUID: name, FunctionArn: functionArn(name) })),
  }),
});
const PUBLISHER = 'freehold-prod-publish-tenant-changes';

function arrange(answers: Answers) {
  const asked: Asked[] = [];
  const regions: string[] = [];
  const clientIn = (region: string) => {
    regions.push(region);
    return answeredBy(new LambdaClient({ region }), answers, asked);
  };
  const mappings = new ChangeStreamMappings({ clientIn, stage: 'prod' });
  return { mappings, asked, regions, namesOf: () => asked.map(({ name }) => name) };
}

describe('the mapping of a tenant’s stream', () => {
  it('is made once, in the region of the table', async () => {
    const missing = arrange(listed('somebody-else'));
    await missing.mappings.ensure(silo, STREAM);
    expect(missing.namesOf()).toEqual(['ListEventSourceMappings', 'CreateEventSourceMapping']);
    expect(new Set(missing.regions)).toEqual(new Set(['eu-central-1']));

    const there = arrange(listed('somebody-else', PUBLISHER));
    await there.mappings.ensure(silo, STREAM);
    expect(there.namesOf()).toEqual(['ListEventSourceMappings']);
  });

  it('is there, though another call made it or the answer was lost', async () => {
    const conflict = raise(new ResourceConflictException({ ...said('exists'), Type: 'User' }));
    const { mappings } = arrange({ CreateEventSourceMapping: conflict });
    await expect(mappings.ensure(silo, STREAM)).resolves.toBeUndefined();
  });

  it('is removed, and nobody else’s with it; one that is gone stays so', async () => {
    const { mappings, namesOf } = arrange(listed('somebody-else', PUBLISHER));
    await mappings.remove(silo, STREAM);
    expect(namesOf()).toEqual(['ListEventSourceMappings', 'DeleteEventSourceMapping']);

    const none = arrange(listed('somebody-else'));
    await none.mappings.remove(silo, STREAM);
    expect(none.namesOf()).toEqual(['ListEventSourceMappings']);

    const gone = raise(new ResourceNotFoundException({ ...said('gone'), Type: 'User' }));
    const raced = arrange({ ...listed(PUBLISHER), DeleteEventSourceMapping: gone });
    await expect(raced.mappings.remove(silo, STREAM)).resolves.toBeUndefined();
  });

  it('is given the filter of today where it was made with an earlier one', async () => {
    const filterOf = (...prefixes: string[]) => ({
      Filters: [
        {
          Pattern: JSON.stringify({
            eventName: ['INSERT', 'MODIFY'],
            dynamodb: { Keys: { sk: { S: prefixes.map((prefix) => ({ prefix })) } } },
          }),
        },
      ],
    });
    const today = filterOf('rec_', 'fil_', 'sup_');
    const { mappings, asked } = arrange({
      ListEventSourceMappings: () => ({
        EventSourceMappings: [
          { UUID: 'of-before', FilterCriteria: filterOf('rec_', 'fil_') },
          { UUID: 'of-today', FilterCriteria: today },
          { UUID: 'without-one' },
          { UUID: 'going', State: 'Deleting' },
        ],
      }),
    });
    expect(await mappings.renewFilters('eu-central-1')).toBe(2);
    expect(asked.map(({ input }) => input)).toMatchObject([
      { FunctionName: PUBLISHER },
      { UUID: 'of-before', FilterCriteria: today },
      { UUID: 'without-one', FilterCriteria: today },
    ]);
  });

  it('throws on an outage', async () => {
    const { mappings } = arrange({ CreateEventSourceMapping: raise(new Error('down')) });
    await expect(mappings.ensure(silo, STREAM)).rejects.toThrow('down');
  });
});

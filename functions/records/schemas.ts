import * as z from 'zod';
import { COLLECTION_NAME } from '../../core/records/record.ts';
import { idParam, jsonObject, nextCursor } from '../edge/request-schemas.ts';

const time = z.iso.datetime();

const collection = z
  .string()
  .regex(
    COLLECTION_NAME,
    'Use a lower-case letter, then up to 62 lower-case letters, digits and hyphens.',
  )
  .meta({
    description: 'A lower-case letter, then up to 62 lower-case letters, digits and hyphens',
    examples: ['tasks'],
  });

const recordId = idParam('rec', 'The id of the record');

export const collectionParams = z.object({ collection });
export const recordParams = z.object({ collection, recordId });

export const recordData = jsonObject.meta({
  id: 'RecordData',
  description: 'Any JSON object, up to 350 KB and 64 levels; numbers are kept as IEEE 754 doubles',
  examples: [{ title: 'Water the plants', done: false }],
});

export const recordPatch = jsonObject.meta({
  id: 'RecordPatch',
  description:
    'A JSON merge patch (RFC 7386): null removes a member, objects merge, all else replaces',
  examples: [{ done: true }],
});

const recordExample = {
  id: 'rec_01kb2v3m9ne4a8x0c5r7d6f1gh',
  data: { title: 'Water the plants', done: false },
  version: 1,
  createdAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:00.000Z',
};

export const recordView = z
  .object({
    id: recordId,
    data: recordData,
    version: z.int().meta({ description: 'Grows by one with every change', examples: [1] }),
    createdAt: time,
    updatedAt: time,
  })
  .meta({
    id: 'Record',
    description: 'A JSON object in one of the tenant’s collections',
    examples: [recordExample],
  });

export const recordPage = z.object({ items: z.array(recordView), nextCursor }).meta({
  id: 'RecordPage',
  description: 'One page of records',
  examples: [{ items: [recordExample] }],
});

const collectionExample = { name: 'tasks', createdAt: '2026-11-23T16:00:00.000Z' };

const collectionView = z.object({ name: collection, createdAt: time }).meta({
  id: 'Collection',
  description: 'A collection, which began with its first record',
  examples: [collectionExample],
});

export const collectionPage = z.object({ items: z.array(collectionView), nextCursor }).meta({
  id: 'CollectionPage',
  description: 'One page of collections',
  examples: [{ items: [collectionExample] }],
});

import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, optionalIfMatchHeaders, pageQuery } from '../edge/request-schemas.ts';
import {
  collectionPage,
  collectionParams,
  recordData,
  recordPage,
  recordParams,
  recordPatch,
  recordView,
} from './schemas.ts';

const tags = ['Records'];
const etag = { description: 'The record’s version, to be sent as `If-Match` of a change' };
const location = { description: 'Where the record is' };

const recordAnswer = (description: string) => ({
  description,
  body: recordView,
  headers: { etag },
});
const invalidPage = {
  description:
    'The query or the name of the collection is not valid, or the cursor is of another list',
  problems: ['invalid-request', 'invalid-cursor'],
};
const invalidBody = {
  description: 'The body is no JSON object, or nested too deep',
  problems: ['invalid-request', 'malformed-body'],
};
const unknownRecord = { description: 'There is no such record', problems: ['not-found'] };
const conflict = {
  description: 'The record is in no version of `If-Match`',
  problems: ['version-conflict'],
};
const tooLarge = { description: 'The data exceeds 350 KB', problems: ['data-too-large'] };

export const recordsContract = {
  listCollections: {
    summary: 'List the collections',
    description:
      'By name. A collection begins with its first record and stays when it is empty again.',
    tags,
    query: pageQuery,
    answers: {
      200: { description: 'One page', body: collectionPage },
      400: invalidPage,
    },
  },
  createRecord: {
    summary: 'Store a record',
    description: 'The collection needs no declaration: its first record makes it.',
    tags,
    params: collectionParams,
    headers: idempotencyHeaders,
    body: recordData,
    answers: {
      201: { ...recordAnswer('Stored'), headers: { location, etag } },
      400: invalidBody,
      413: tooLarge,
      422: {
        description: 'The idempotency key belongs to another request',
        problems: ['idempotency-key-reused'],
      },
    },
  },
  listRecords: {
    summary: 'List the records of a collection',
    description:
      'Oldest first; may lag a second behind a change. A page may be shorter than `limit` though more follows (it holds 1 MB at most): only a missing `nextCursor` is the end.',
    tags,
    params: collectionParams,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: recordPage }, 400: invalidPage },
  },
  getRecord: {
    summary: 'Read a record',
    tags,
    params: recordParams,
    answers: { 200: recordAnswer('The record'), 404: unknownRecord },
  },
  replaceRecord: {
    summary: 'Replace the data of a record',
    tags,
    params: recordParams,
    headers: optionalIfMatchHeaders,
    body: recordData,
    answers: {
      200: recordAnswer('The changed record'),
      400: invalidBody,
      404: unknownRecord,
      412: conflict,
      413: tooLarge,
    },
  },
  mergeRecord: {
    summary: 'Change parts of a record',
    description:
      'By JSON merge patch. Without `If-Match`, patches at the same time all take effect, one after the other.',
    tags,
    params: recordParams,
    headers: optionalIfMatchHeaders,
    body: recordPatch,
    answers: {
      200: recordAnswer('The changed record'),
      400: invalidBody,
      404: unknownRecord,
      412: conflict,
      413: tooLarge,
      503: {
        description: 'Too many writers change the record at once; try again',
        problems: ['record-busy'],
        headers: { 'retry-after': { description: 'Seconds to wait' } },
      },
    },
  },
  deleteRecord: {
    summary: 'Delete a record',
    description:
      'Without `If-Match`, deleting what is not there succeeds too. With it, 404 says that the record is gone: by whom, and in which version, is not known any more.',
    tags,
    params: recordParams,
    headers: optionalIfMatchHeaders,
    answers: {
      204: { description: 'It is not there any more' },
      404: unknownRecord,
      412: conflict,
    },
  },
} satisfies Contracts<'records/api'>;

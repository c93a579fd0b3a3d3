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
const changeRefusals = [
  'RecordNotFound',
  'VersionConflict',
  'DataTooLarge',
  'DataTooDeep',
  'StorageQuotaReached',
  'RecordBusy',
] as const;

export const recordsContract = {
  listCollections: {
    summary: 'List the collections',
    description:
      'By name. A collection begins with its first record and stays when it is empty again.',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: collectionPage } },
  },
  createRecord: {
    summary: 'Store a record',
    description: 'The collection needs no declaration: its first record makes it.',
    tags,
    params: collectionParams,
    headers: idempotencyHeaders,
    body: recordData,
    answers: { 201: { ...recordAnswer('Stored'), headers: { location, etag } } },
    refusals: ['DataTooLarge', 'DataTooDeep', 'StorageQuotaReached', 'IdempotencyKeyReused'],
  },
  listRecords: {
    summary: 'List the records of a collection',
    description:
      'Oldest first; may lag a second behind a change. A page may be shorter than `limit` though more follows (it holds 1 MB at most): only a missing `nextCursor` is the end.',
    tags,
    params: collectionParams,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: recordPage } },
  },
  getRecord: {
    summary: 'Read a record',
    tags,
    params: recordParams,
    answers: { 200: recordAnswer('The record') },
    refusals: ['RecordNotFound'],
  },
  replaceRecord: {
    summary: 'Replace the data of a record',
    description:
      'Without `If-Match`, changes at the same time all take effect, one after the other.',
    tags,
    params: recordParams,
    headers: optionalIfMatchHeaders,
    body: recordData,
    answers: { 200: recordAnswer('The changed record') },
    refusals: changeRefusals,
  },
  mergeRecord: {
    summary: 'Change parts of a record',
    description:
      'By JSON merge patch. Without `If-Match`, patches at the same time all take effect, one after the other.',
    tags,
    params: recordParams,
    headers: optionalIfMatchHeaders,
    body: recordPatch,
    answers: { 200: recordAnswer('The changed record') },
    refusals: changeRefusals,
  },
  deleteRecord: {
    summary: 'Delete a record',
    description:
      'Without `If-Match`, deleting what is not there succeeds too. With it, 404 says that the record is gone: by whom, and in which version, is not known any more.',
    tags,
    params: recordParams,
    headers: optionalIfMatchHeaders,
    answers: { 204: { description: 'It is not there any more' } },
    refusals: ['RecordNotFound', 'VersionConflict'],
  },
} satisfies Contracts<'records/api'>;

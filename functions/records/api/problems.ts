import type { MergeRecordError } from '../../../core/records/merge-record.ts';
import type { IdempotencyKeyReused } from '../../../core/records/record-repository.ts';
import { versionConflict } from '../../../kit/lambda/conditional.ts';
import { invalidFields } from '../../../kit/lambda/http.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';

/** For what does not exist and for what is another tenant's: the answers do not differ. */
export const notFound: Problem = {
  status: 404,
  kind: 'not-found',
  title: 'There is no such record',
};

export const invalidCollection: Problem = invalidFields([
  {
    pointer: '{collection}',
    detail: 'Use a lower-case letter, then up to 62 lower-case letters, digits and hyphens.',
  },
]);

/** The failures that the operations on records can end in. */
export function toProblem(error: MergeRecordError | IdempotencyKeyReused): Problem {
  switch (error.kind) {
    case 'RecordNotFound':
      return notFound;
    case 'VersionConflict':
      return versionConflict();
    case 'DataTooLarge':
      return {
        status: 413,
        kind: 'data-too-large',
        title: 'The data is too large for a record',
        detail: `It has ${error.bytes} bytes, a record holds ${error.maxBytes}; keep large things as files.`,
      };
    case 'DataTooDeep':
      return invalidFields([
        { pointer: '', detail: `It is nested deeper than ${error.maxDepth} levels.` },
      ]);
    case 'IdempotencyKeyReused':
      return {
        status: 422,
        kind: 'idempotency-key-reused',
        title: 'The idempotency key belongs to another request',
        detail: 'Use a new key for each new request; repeat a request with the same key and body.',
      };
    case 'RecordBusy':
      return {
        status: 503,
        kind: 'record-busy',
        title: 'Too many writers change the record at once',
        detail: 'Nothing was changed; try again.',
        headers: { 'retry-after': '1' },
      };
  }
}

import type { ApiKeyLimitReached, ApiKeyNotFound } from '../../core/api-keys/api-key-registry.ts';
import type { LeakReportUnsigned } from '../../core/api-keys/leak-report.ts';
import type { KeyOfSomebodyElse } from '../../core/api-keys/rotate-api-key.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on API keys refuses by itself. */
export type ApiKeyError =
  ApiKeyNotFound | ApiKeyLimitReached | KeyOfSomebodyElse | LeakReportUnsigned;

type Entries = {
  readonly [Kind in ApiKeyError['kind']]: ProblemEntry<
    Extract<ApiKeyError, { readonly kind: Kind }>
  >;
};

export const apiKeyProblems: Entries = {
  ApiKeyNotFound: notFound('API key'),
  ApiKeyLimitReached: {
    status: 409,
    type: 'api-key-limit-reached',
    title: 'API key limit reached',
    detail: ({ limit }) => `The plan allows ${limit} API keys; revoke one that is not needed.`,
    extensions: ({ limit }) => ({ limit }),
  },
  KeyOfSomebodyElse: {
    status: 403,
    type: 'api-key-of-somebody-else',
    title: 'API key of another member',
    detail: 'Its member alone may see a new secret of it; you may disable or revoke it.',
  },
  LeakReportUnsigned: {
    status: 401,
    type: 'leak-report-unsigned',
    title: 'Report not signed',
    detail: 'Sign the body with a key that GitHub publishes for its secret scanning.',
  },
};

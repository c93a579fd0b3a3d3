import type { ApiKeyId } from '../../../core/access/api-key-text.ts';
import type { ApiKeyRegistry } from '../../../core/api-keys/api-key-registry.ts';
import { isId } from '../../../kit/id.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';
import { toApiKeyView } from './api-key-view.ts';

type ReadApiKeysPorts = {
  readonly keys: Pick<ApiKeyRegistry, 'find' | 'list'>;
  readonly now: () => Date;
};

export const listApiKeysOperation = ({ keys, now }: ReadApiKeysPorts) =>
  listOperation('listApiKeys', {
    isKey: (after): after is ApiKeyId => isId('key', after),
    load: ({ principal }, page) => keys.list(principal, page),
    toView: (key) => toApiKeyView(key, now()),
  });

export const getApiKeyOperation = ({ keys, now }: ReadApiKeysPorts) =>
  operation('getApiKey', async ({ principal, params: { keyId } }) => {
    const key = await keys.find(principal, keyId);
    return key ? answer(200, toApiKeyView(key, now())) : refusal({ kind: 'ApiKeyNotFound' });
  });

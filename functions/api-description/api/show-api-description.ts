import type * as z from 'zod';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { openApiDocument } from '../contract.ts';

export type ApiDescription = z.input<typeof openApiDocument>;

export const showApiDescriptionOperation = (document: ApiDescription, apiUrl = '') => {
  const body = apiUrl === '' ? document : { ...document, servers: [{ url: apiUrl }] };
  return operation('showApiDescription', () =>
    Promise.resolve(answer(200, body, { 'cache-control': 'no-cache' })),
  );
};

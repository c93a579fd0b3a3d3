import type * as z from 'zod';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { openApiDocument } from '../contract.ts';

export const showApiDescriptionOperation = (document: z.input<typeof openApiDocument>) =>
  operation('showApiDescription', () =>
    Promise.resolve(answer(200, document, { 'cache-control': 'no-cache' })),
  );

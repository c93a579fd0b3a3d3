import type { AnswerOf } from '@freehold/sdk';

export const STRATEGIES = [
  'shared_schema',
  'shared_database',
  'separate_schema',
  'separate_database',
] as const satisfies readonly AnswerOf<'getTenant'>['isolation'][];

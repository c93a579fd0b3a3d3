import type { AnswerOf } from '@freehold/sdk';

export type Role = AnswerOf<'listRoles'>['items'][number];

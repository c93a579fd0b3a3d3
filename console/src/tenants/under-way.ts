import type { AnswerOf } from '@freehold/sdk';

/** Steps follow one another within seconds; the welcome mail comes after the activation, and begins some time after it. */
export const isUnderWay = ({ state, failure, steps }: AnswerOf<'getTenant'>): boolean =>
  (state === 'provisioning' && !failure) ||
  steps.some(({ status }) => status === 'running' || (state === 'active' && status === 'pending'));

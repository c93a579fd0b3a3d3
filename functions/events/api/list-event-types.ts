import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { EventType } from '../../event-description/event-types.ts';

export const listEventTypesOperation = (items: EventType[]) =>
  operation('listEventTypes', () => Promise.resolve(answer(200, { items })));

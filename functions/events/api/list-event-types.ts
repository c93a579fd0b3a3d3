import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { EventType } from '../../event-description/event-types.ts';

/** `types` is asked for once: to make the schemas takes some milliseconds. */
export function listEventTypesOperation(types: () => readonly EventType[]) {
  let items: EventType[] | undefined;
  return operation('listEventTypes', () => {
    items ??= [...types()];
    return Promise.resolve(answer(200, { items }));
  });
}

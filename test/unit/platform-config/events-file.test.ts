import { describe, expect, it } from 'vitest';
import { accepted, PLATFORM, platformFileWith, problemsOf } from './platform-file-value.ts';

const order = {
  description: 'An order left the warehouse.',
  data: { type: 'object', required: ['order'], properties: { order: { type: 'string' } } },
  example: { order: '1042' },
};
const withEvents = (events: unknown) =>
  platformFileWith({ at: [...PLATFORM, 'events'], to: events });

describe('platform.events', () => {
  it('declares types with schema and example; the version is 1 where nothing is said', () => {
    const config = accepted(withEvents({ 'order.shipped': order }));
    expect(config.events).toEqual({ 'order.shipped': { ...order, version: 1 } });
    expect(accepted(platformFileWith())).not.toHaveProperty('events');
  });

  it.each([
    ['a type of one word', { shipped: order }, 'platform.events.shipped must be a noun'],
    [
      'a type of the platform',
      { 'tenant.liked': order },
      'platform.events.tenant.liked begins with tenant',
    ],
    [
      'what is no JSON Schema',
      { 'order.shipped': { ...order, data: { type: 'thing' } } },
      'platform.events.order.shipped.data must be a JSON Schema',
    ],
    [
      'a keyword that nobody knows',
      { 'order.shipped': { ...order, data: { ...order.data, propertys: {} } } },
      'unknown keyword: "propertys"',
    ],
    [
      'a schema that refers to nothing',
      { 'order.shipped': { ...order, data: { $ref: '#/$defs/gone' } } },
      'must be a JSON Schema',
    ],
    [
      'an example that is not valid',
      { 'order.shipped': { ...order, example: { order: 1042 } } },
      'example is not valid by the schema: /order: It must be string.',
    ],
    [
      'more types than functions can carry',
      Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`order.n_${n}`, order])),
      'must be at most 200',
    ],
  ])('refuses %s', (_what, events, message) => {
    expect(problemsOf(withEvents(events)).join('\n')).toContain(message);
  });
});

import { describe, expect, it } from 'vitest';
import { derivedId, isId, newId } from '../../../kit/id.ts';

const time = new Date('2026-11-27T00:00:00.000Z');

describe('derivedId', () => {
  it('is the same for the same time and text, and another for another', () => {
    expect(derivedId('evt', time, 'a')).toBe(derivedId('evt', time, 'a'));
    expect(derivedId('evt', time, 'a')).not.toBe(derivedId('evt', time, 'b'));
    expect(isId('evt', derivedId('evt', time, 'a'))).toBe(true);
  });

  it('sorts by its time, among new ids too', () => {
    const later = derivedId('evt', new Date(time.getTime() + 1), 'a');
    expect(derivedId('evt', time, 'z') < later).toBe(true);
    expect(derivedId('evt', new Date(Date.now() - 10_000), 'z') < newId('evt')).toBe(true);
  });
});

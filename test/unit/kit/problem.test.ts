import { describe, expect, it } from 'vitest';
import { problem } from '../../../kit/lambda/problem.ts';

describe('problem', () => {
  it('does not grow with the names of a request', () => {
    const pointer = `/${'~1'.repeat(1_600_000)}`;
    const errors = Array.from({ length: 100 }, () => ({ pointer, detail: 'Not known.' }));
    const { body = '' } = problem({ status: 400, kind: 'invalid-request', title: 'No', errors });
    expect(body.length).toBeLessThan(50_000);
    expect(JSON.parse(body)).toMatchObject({
      errors: expect.arrayContaining([
        { pointer: `${pointer.slice(0, 200)}…`, detail: 'Not known.' },
      ]) as unknown,
    });
  });

  it('leaves a pointer of an ordinary length as it is', () => {
    const errors = [{ pointer: `/${'a'.repeat(199)}`, detail: 'Not known.' }];
    const { body = '' } = problem({ status: 400, kind: 'invalid-request', title: 'No', errors });
    expect(JSON.parse(body)).toMatchObject({ errors });
  });
});

import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../support/conforms.ts';

const requestId = { 'x-request-id': 'req' };
const asJson = new Headers({ ...requestId, 'content-type': 'application/json' });
const asProblem = new Headers({
  ...requestId,
  'content-type': 'application/problem+json',
  'www-authenticate': 'Bearer',
});
const notFound = {
  type: 'urn:freehold:problem:not-found',
  status: 404,
  title: 'The reader has no such file',
};

describe('an answer against its contract', () => {
  it('conforms when status, headers, type and body are described', () => {
    const answer = { status: 404, headers: asProblem, body: notFound };
    expect(faultsIn('showApiReaderAsset', answer)).toEqual([]);
  });

  it('conforms when the gateway answered before the edge could', () => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const answer = { status: 429, headers, body: { message: 'Too Many Requests' } };
    expect(faultsIn('showMe', answer)).toEqual([]);
  });

  it.each([
    [
      'an unknown status',
      { status: 418, headers: asJson, body: {} },
      ['status 418 is not described'],
    ],
    [
      'a missing header',
      {
        status: 404,
        headers: new Headers({ 'content-type': 'application/problem+json' }),
        body: notFound,
      },
      [expect.stringContaining('header x-request-id: ')],
    ],
    [
      'another content type',
      { status: 404, headers: asJson, body: notFound },
      ['content-type application/json is not described'],
    ],
    [
      'another kind of problem',
      {
        status: 404,
        headers: asProblem,
        body: { ...notFound, type: 'urn:freehold:problem:slug-taken' },
      },
      [expect.stringContaining('body/type')],
    ],
    [
      'another status within',
      { status: 404, headers: asProblem, body: { ...notFound, status: 400 } },
      ['body/status is not the status of the answer'],
    ],
    [
      'an undescribed member',
      {
        status: 404,
        headers: asProblem,
        body: { ...notFound, errors: [{ pointer: '/a', detail: 'b', stack: 'c' }] },
      },
      ['body/errors/0/stack is not described'],
    ],
  ])('does not conform with %s', (_, answer, faults) => {
    expect(faultsIn('showApiReaderAsset', answer)).toEqual(faults);
  });
});

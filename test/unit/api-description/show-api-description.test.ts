import { describe, expect, it } from 'vitest';
import { showApiDescriptionOperation } from '../../../functions/api-description/api/show-api-description.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent } from '../../support/tenancy/tenant-contexts.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'A', version: '1' },
  paths: {},
  servers: [{ url: '..' }],
};

describe('GET /v1/openapi.json', () => {
  it.each([
    ['the API’s own domain', 'https://api.example.com', 'https://api.example.com'],
    ['where it was read, without one', undefined, '..'],
  ])('names %s as its server', async (_, apiUrl, url) => {
    const handler = edgeOf(showApiDescriptionOperation(document, apiUrl));
    const { body = '' } = await handler(apiEvent('GET /v1/openapi.json'));
    expect(JSON.parse(body)).toEqual({ ...document, servers: [{ url }] });
  });
});

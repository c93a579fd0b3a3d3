import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routes, type OperationId } from '../../functions/routes.ts';
import { call } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { localCloud } from '../support/local-cloud.ts';

const { apiUrl } = localCloud();

describe('GET /v1/openapi.json', () => {
  it('is the generated document', async () => {
    const answer = await call('GET /v1/openapi.json');
    expectConforms('showApiDescription', answer);
    expect(answer.body).toEqual(
      JSON.parse(readFileSync('functions/api-description/openapi.json', 'utf8')),
    );
  });

  it('names a server that is this one, by an address relative to the document', async () => {
    const { body } = await call('GET /v1/openapi.json');
    const [server] = (body as { servers: { url: string }[] }).servers;
    const url = new URL(server?.url ?? '', `${apiUrl}/v1/openapi.json`).href;
    expect(url.replace(/\/$/, '')).toBe(apiUrl.replace(/\/$/, ''));
  });
});

describe('GET /docs', () => {
  it('is a page whose every address loads, from this host', async () => {
    const page = await fetch(`${apiUrl}/docs`);
    const html = await page.text();
    expectConforms('showApiReader', { status: page.status, headers: page.headers, body: html });

    const addresses = [...html.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(
      ([, address = '']) => new URL(address, `${apiUrl}/docs`),
    );
    expect(addresses).toHaveLength(5);
    for (const address of addresses) {
      const { status, headers, body } = await textOf(address);
      expectConforms('showApiReaderAsset', { status, headers, body });
      expect([status, headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it('loads the reader whole', async () => {
    const html = await (await fetch(`${apiUrl}/docs`)).text();
    const [, script = ''] = /src="(docs\/swagger-ui[^"]+)"/.exec(html) ?? [];
    const { body } = await textOf(new URL(script, `${apiUrl}/docs`));
    expect(body.length).toBeGreaterThan(1_000_000);
    expect(body).toContain('SwaggerUIBundle');
  });

  it('answers a problem for an asset that it has not', async () => {
    const answer = await call('GET /docs/nothing.js');
    expectConforms('showApiReaderAsset', answer);
    expect(answer.status).toBe(404);
  });
});

describe('a route that is not open to anyone', () => {
  const closed = (Object.keys(routes) as OperationId[]).filter(
    (operationId) => routes[operationId].permission !== 'anyone',
  );

  it.each(closed)('refuses as described: %s', async (operationId) => {
    const request = routes[operationId].key.replaceAll(/[{}]/g, '');
    for (const token of [undefined, 'garbage']) {
      const answer = await call(request, { ...(token === undefined ? {} : { token }) });
      expectConforms(operationId, answer);
      expect(answer.status).toBe(401);
    }
  });
});

async function textOf(address: URL) {
  const answer = await fetch(address);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

import * as z from 'zod';
import type { Contracts, HeaderContract } from '../edge/operation-contract.ts';

export const openApiDocument = z
  .looseObject({
    openapi: z.string().meta({ description: 'The version of OpenAPI', examples: ['3.1.0'] }),
    info: z.looseObject({ title: z.string(), version: z.string() }),
    paths: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'OpenApiDocument',
    description: 'An OpenAPI 3.1 document',
    examples: [{ openapi: '3.1.0', info: { title: 'Freehold', version: '1.0.0' }, paths: {} }],
  });

const page = z.string().meta({
  id: 'ReaderPage',
  description: 'An HTML page that needs nothing from any other host',
  examples: ['<!doctype html><html lang="en"></html>'],
});

const asset = z.string().meta({
  id: 'ReaderAsset',
  description: 'A script, a style sheet or a licence text of the reader',
  examples: ['document.documentElement.lang = "en";'],
});

const revalidated: Record<string, HeaderContract> = {
  'cache-control': {
    description: '`no-cache`: ask again each time, so that a deploy shows at once',
  },
};

export const apiDescriptionContract = {
  showApiDescription: {
    summary: 'Show this document',
    description: 'The OpenAPI 3.1 description of the whole API, as it is deployed.',
    answers: {
      200: { description: 'The document', body: openApiDocument, headers: revalidated },
    },
  },
  showApiReader: {
    summary: 'Read this document in a browser',
    description:
      'A page that shows the description and can try its operations, also without internet.',
    answers: {
      200: {
        description: 'The page',
        body: page,
        contentType: 'text/html',
        headers: {
          ...revalidated,
          'content-security-policy': { description: 'Nothing but what this host serves may run' },
        },
      },
    },
  },
  showApiReaderAsset: {
    summary: 'Load a file of the reader',
    params: z.object({
      asset: z.string().meta({
        description: 'The name of the file, with the hash of its content',
        examples: ['reader.0a1b2c3d4e5f.js'],
      }),
    }),
    headers: z.object({
      'accept-encoding': z
        .string()
        .optional()
        .meta({ description: 'As browsers send it', examples: ['gzip'] }),
    }),
    answers: {
      200: {
        description: 'The file, compressed where the browser accepts gzip',
        body: asset,
        contentType: 'text/*',
        headers: {
          'cache-control': { description: '`immutable`: another content has another name' },
        },
      },
    },
    refusals: ['AssetNotFound'],
  },
} satisfies Contracts<'api-description/api'>;

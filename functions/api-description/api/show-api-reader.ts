import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { ReaderAssets } from './reader-assets.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const showApiReaderOperation = (assets: ReaderAssets) => {
  const body = page(assets);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': CONTENT_SECURITY_POLICY,
  };
  return operation('showApiReader', () => Promise.resolve(answer(200, body, headers)));
};

/** Every address is relative, so that the page also works below a path prefix. */
const page = ({ nameOf }: ReaderAssets) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Freehold API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docs/${nameOf('swagger-ui.css')}">
    <link rel="stylesheet" href="docs/${nameOf('reader.css')}">
    <script defer src="docs/${nameOf('swagger-ui.js')}"></script>
    <script defer src="docs/${nameOf('reader.js')}"></script>
  </head>
  <body>
    <main id="reader" data-document="v1/openapi.json">
      <noscript>This page needs JavaScript; the document itself does not.</noscript>
    </main>
    <footer>
      <a href="v1/openapi.json">The document</a>
      <a href="docs/${nameOf('licences.txt')}">Licences of this reader</a>
    </footer>
  </body>
</html>
`;

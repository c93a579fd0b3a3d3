import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  createServer,
  request as requestTo,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { extname, join, normalize } from 'node:path';
import {
  ASKED_EACH_TIME,
  CONSOLE_HEADERS,
  consolePolicy,
  FILE_PATH,
  KEPT_FOR_A_YEAR,
  PAGE_FILE,
} from '../infra/config/console-policy.ts';
import { listenAt, portOf } from './ports.ts';

export type ConsoleSettings = {
  /** The console as it is built. */
  readonly folder: string;
  /** Where the API is, once it runs: mails are told the console's address before that. */
  readonly apiUrl: () => string | undefined;
  /** The port to take when it is free. */
  readonly port: number;
};

export type ConsoleServer = {
  readonly url: string;
  readonly port: number;
  end(): Promise<void>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** What CloudFront is on AWS: the console's files and the API at one origin. It ends with its process. */
export async function startConsole(settings: ConsoleSettings): Promise<ConsoleServer> {
  const server = createServer((request, response) => {
    const apiUrl = settings.apiUrl();
    if (apiUrl === undefined) response.writeHead(503).end();
    else if (request.url?.startsWith('/v1/')) handOn(apiUrl, request, response);
    else answerFile({ folder: settings.folder, apiUrl }, request, response);
  });
  const port = portOf(await listenAt(server, settings.port));
  return {
    port,
    // Not by its number: browsers keep a Secure cookie of http://localhost alone.
    url: `http://localhost:${port}`,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function handOn(apiUrl: string, request: IncomingMessage, response: ServerResponse): void {
  const headers = { ...request.headers };
  delete headers.host;
  delete headers.connection;
  const { method } = request;
  const handedOn = requestTo(`${apiUrl}${request.url ?? ''}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  handedOn.on('error', () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  response.on('close', () => handedOn.destroy());
  request.pipe(handedOn);
}

type Files = { readonly folder: string; readonly apiUrl: string };

function answerFile(
  { folder, apiUrl }: Files,
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
) {
  const { pathname } = new URL(url, 'http://localhost');
  const path = FILE_PATH.test(pathname) ? pathname : PAGE_FILE;
  // `normalize` of an absolute path leaves no way up.
  const file = join(folder, normalize(path));
  if (path.startsWith('/.') || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': path.startsWith('/assets/') ? KEPT_FOR_A_YEAR : ASKED_EACH_TIME,
      // The emulator's buckets are where its gateway is.
      'content-security-policy': consolePolicy([new URL(apiUrl).origin]),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      ...CONSOLE_HEADERS,
    })
    .end(readFileSync(file));
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as BoundPort } from 'node:net';
import type { HttpRequest } from './aws-request.ts';
import { Callers } from './callers.ts';
import { control, isControl } from './control.ts';
import { type Denial, DenialLog } from './denial-log.ts';
import { Emulator, readBody } from './emulator.ts';
import { EmulatorFacts } from './emulator-facts.ts';
import { Faults } from './faults.ts';
import { enforcingGuard, openGuard } from './guard.ts';
import { Journal } from './journal.ts';
import { proxyCall, write } from './proxy.ts';
import { RolePolicies } from './role-policies.ts';

export type GateOptions = {
  readonly emulatorUrl: string;
  /** A port, of which 0 takes a free one, or one that is bound already. */
  readonly at: number | BoundPort;
  /** Told by the readiness address, so that it is known which gate it is. */
  readonly nonce?: string | undefined;
  /** Whether policies are enforced; journal and faults work either way. */
  readonly enforce: boolean;
  readonly denialsFile?: string | undefined;
  readonly onDenied?: ((denial: Denial) => void) | undefined;
};

export type Gate = {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Starts the gate before an emulator; rejects when the port is taken. */
export async function startGate(options: GateOptions): Promise<Gate> {
  const emulator = new Emulator(options.emulatorUrl);
  const denials = new DenialLog(options.denialsFile, options.onDenied);
  const policies = new RolePolicies(emulator);
  const facts = new EmulatorFacts(emulator, policies);
  const callers = new Callers(emulator);
  const forget = () => {
    policies.forget();
    facts.forget();
  };
  const parts = {
    nonce: options.nonce,
    emulator,
    denials,
    forget,
    callers,
    journal: new Journal(),
    faults: new Faults(),
    guard: options.enforce
      ? enforcingGuard({ callers, policies, factsIn: (region) => facts.in(region), denials })
      : openGuard({ callers }),
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => fail(response, error));
  });
  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const http = await readRequest(incoming);
    if (isControl(http.url)) control(parts, http, response);
    else await proxyCall(parts, http, response);
  }

  const port = await listen(server, options.at);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      await stop(server);
      emulator.close();
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const { method = 'GET', url = '/', headers } = incoming;
  return { method, url, headers, body: await readBody(incoming) };
}

function listen(server: Server, at: number | BoundPort): Promise<number> {
  // A test's hanging calls and the emulator's long polls outlast node's own limits.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 75_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const listening = () => resolve((server.address() as AddressInfo).port);
    if (typeof at === 'number') server.listen(at, '127.0.0.1', listening);
    else server.listen(at, listening);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function fail(response: ServerResponse, error: unknown): void {
  console.error('gate:', error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const body = JSON.stringify({ __type: 'ServiceUnavailable', message: `gate: ${message}` });
  write(response, { status: 503, headers: { 'content-type': 'application/json' }, body });
}

import { createHash } from 'node:crypto';
import type { AwsRequest } from './aws-request.ts';
import { ANY_REGION, type Emulator, ROOT_ACCESS_KEY_ID } from './emulator.ts';
import { readAssumedSession, type RoleSession } from './role-session.ts';

/** Who signed a request. */
export type Caller =
  | { readonly kind: 'root' }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'unknown'; readonly accessKeyId: string }
  | {
      readonly kind: 'function' | 'tenant' | 'role' | 'deployment';
      readonly session: RoleSession;
    };

/** The toolkit's own roles work for the engineer who deploys, not for the product. */
const DEPLOYMENT_ROLE = /^cdk-[a-z0-9]+-.*-role-\d{12}-/;
/** How long a key stays unknown before the emulator's functions are listed again for it. */
const UNKNOWN_KEY_MS = 1000;

/** Knows each access key's owner: by the answers of AssumeRole seen, and by the functions deployed. */
export class Callers {
  readonly #emulator: Emulator;
  readonly #sessions = new Map<string, Caller>();
  readonly #unknownUntilMs = new Map<string, number>();
  /** Those that were called: where nothing is, no function is either. */
  readonly #regions = new Set([ANY_REGION]);

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  async identify({ signature }: AwsRequest): Promise<Caller> {
    if (signature === undefined) return { kind: 'anonymous' };
    const { accessKeyId } = signature;
    this.#regions.add(signature.region);
    if (accessKeyId === ROOT_ACCESS_KEY_ID || /^\d{12}$/.test(accessKeyId)) return { kind: 'root' };
    return this.#sessions.get(accessKeyId) ?? this.#identifyFunction(accessKeyId);
  }

  /** Remembers the session that the emulator made for an AssumeRole call of `caller`. */
  learn(request: AwsRequest, caller: Caller, answer: string): void {
    const parent = 'session' in caller ? caller.session : undefined;
    const session = readAssumedSession(request, answer, parent);
    if (session !== undefined) this.remember(session);
  }

  remember(session: RoleSession): void {
    this.#sessions.set(session.accessKeyId, ownerOf(session));
  }

  async #identifyFunction(accessKeyId: string): Promise<Caller> {
    if ((this.#unknownUntilMs.get(accessKeyId) ?? 0) < Date.now()) {
      await this.#learnFunctions();
    }
    const caller = this.#sessions.get(accessKeyId);
    if (caller !== undefined) return caller;
    this.#unknownUntilMs.set(accessKeyId, Date.now() + UNKNOWN_KEY_MS);
    return { kind: 'unknown', accessKeyId };
  }

  async #learnFunctions(): Promise<void> {
    await Promise.all([...this.#regions].map((region) => this.#learnFunctionsOf(region)));
  }

  async #learnFunctionsOf(region: string): Promise<void> {
    let marker: string | undefined = '';
    while (marker !== undefined) {
      const url = `/2015-03-31/functions/?FunctionVersion=ALL&Marker=${encodeURIComponent(marker)}`;
      const page = JSON.parse(await this.#emulator.get('lambda', url, region)) as {
        Functions?: DeployedFunction[];
        NextMarker?: string | null;
      };
      for (const deployed of page.Functions ?? []) {
        const session = workerSession(deployed);
        this.#sessions.set(session.accessKeyId, { kind: 'function', session });
      }
      marker = page.NextMarker === '' ? undefined : (page.NextMarker ?? undefined);
    }
  }
}

type DeployedFunction = {
  readonly FunctionName: string;
  readonly FunctionArn: string;
  readonly Role: string;
};

/**
 * The emulator derives a worker's credentials from its function and role, so they can be derived
 * beforehand and a worker's calls attributed from its first one on.
 */
export function workerSession({ FunctionName, FunctionArn, Role }: DeployedFunction): RoleSession {
  const digest = sha256(`${FunctionArn}:${Role}`);
  const roleName = Role.slice(Role.lastIndexOf('/') + 1);
  const accountId = FunctionArn.split(':')[4] ?? '';
  return {
    accessKeyId: `ASIA${digest.slice(0, 16).toUpperCase()}`,
    secretAccessKey: sha256(`secret:${digest}`),
    sessionToken: sha256(`token:${digest}`),
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${FunctionName.slice(0, 64)}`,
    accountId,
    roleName,
    tags: {},
    transitiveTagKeys: [],
    sessionPolicies: [],
    sessionPolicyArns: [],
    expiresAtMs: Number.POSITIVE_INFINITY,
  };
}

/** One line that names a caller in the journal and to the rules of faults. */
export function callerLabel(caller: Caller): string {
  switch (caller.kind) {
    case 'root':
    case 'anonymous':
      return caller.kind;
    case 'unknown':
      return `unknown ${caller.accessKeyId}`;
    case 'function':
    case 'tenant':
    case 'role':
    case 'deployment':
      return `${caller.kind} ${caller.session.arn}`;
  }
}

function ownerOf(session: RoleSession): Caller {
  if (DEPLOYMENT_ROLE.test(session.roleName)) return { kind: 'deployment', session };
  return { kind: session.tags.tenantId === undefined ? 'role' : 'tenant', session };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

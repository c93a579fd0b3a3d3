import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** By the operation's name: an object is answered as JSON, a text as it is. */
export type AwsAnswers = Readonly<Record<string, object | string>>;

/** Answers AWS's operations by their names; what it does not know, it has no service for. */
export class AwsStub {
  answers: AwsAnswers = {};
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      void operationOf(request).then((operation) => {
        const answer = this.answers[operation];
        const body = answer ?? { error: `Unsupported operation: ${operation}` };
        response.writeHead(answer === undefined ? 400 : 200);
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((opened) => this.#server.listen(0, '127.0.0.1', opened));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

async function operationOf(request: IncomingMessage): Promise<string> {
  const body = await text(request);
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target !== '') return target.split('.').at(-1) ?? '';
  return new URLSearchParams(body).get('Action') ?? 'ListBuckets';
}

const members = (elements: readonly string[]) =>
  elements.map((element) => `<member>${element}</member>`).join('');

/** An account in which nothing is used, but for what is named. */
export function accountOf(names: {
  readonly tables?: readonly string[];
  readonly stacks?: readonly string[];
  readonly aliases?: readonly string[];
  readonly userPools?: readonly string[];
  readonly buckets?: readonly string[];
  readonly roles?: readonly string[];
}): AwsAnswers {
  const {
    tables = [],
    stacks = [],
    aliases = [],
    userPools = [],
    buckets = [],
    roles = [],
  } = names;
  const stackElements = stacks.map(
    (name) =>
      `<StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-23T00:00:00Z</CreationTime>`,
  );
  return {
    ListTables: { TableNames: tables },
    ListKeys: { Keys: aliases.map((_, index) => ({ KeyId: `key-${index}` })), Truncated: false },
    ListAliases: {
      Aliases: aliases.map((AliasName, index) => ({ AliasName, TargetKeyId: `key-${index}` })),
      Truncated: false,
    },
    ListUserPools: { UserPools: userPools.map((Name) => ({ Name })) },
    GetCallerIdentity: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ListStacks: `<ListStacksResponse><ListStacksResult><StackSummaries>${members(stackElements)}</StackSummaries></ListStacksResult></ListStacksResponse>`,
    ListRoles: `<ListRolesResponse><ListRolesResult><IsTruncated>false</IsTruncated><Roles>${members(roles.map((name) => `<RoleName>${name}</RoleName>`))}</Roles></ListRolesResult></ListRolesResponse>`,
    ListBuckets: `<ListAllMyBucketsResult><Buckets>${buckets.map((name) => `<Bucket><Name>${name}</Name></Bucket>`).join('')}</Buckets></ListAllMyBucketsResult>`,
  };
}

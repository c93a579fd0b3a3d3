import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import {
  OPERATOR_ROLE_PERMISSIONS,
  TENANT_ROLE_PERMISSIONS,
  type OperatorRole,
  type TenantRole,
} from '../../../core/access/roles.ts';
import type { AnswerOf, OperationId } from '../../../sdk/src/index.ts';
import { OPERATIONS } from '../../../sdk/src/generated/operations.ts';
import { repository } from '../../../local/home.ts';

type Body = { readonly schema?: { readonly $ref?: string } };
type Described = {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Body>> }>
  >;
};
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly examples?: readonly unknown[] }>>;
  };
};

const description = JSON.parse(
  readFileSync(join(repository, 'functions', 'api-description', 'openapi.json'), 'utf8'),
) as Description;

/** What is answered in place of the description's example. */
export type Answers = { readonly [Id in OperationId]?: AnswerOf<Id> | Refusal };

/** Who signs in: a member of Acme with that role. */
export const asMember = (role: TenantRole): Answers => ({
  showMe: {
    kind: 'tenant',
    userId: 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11',
    email: 'ada@acme.example',
    role,
    permissions: [...TENANT_ROLE_PERMISSIONS[role]],
    tenant: { id: 'tnt_1', name: 'Acme', plan: 'pro', features: ['api_access'] },
  },
});

export const asOperator = (role: OperatorRole): Answers => ({
  showMe: {
    kind: 'operator',
    userId: '0d6a4a5f',
    email: 'op@freehold.example',
    permissions: [...OPERATOR_ROLE_PERMISSIONS[role]],
  },
});

type Access = AnswerOf<'listAccessOfTenant'>['items'][number];

/** What the tenant has granted to the operator who signs in. */
export const anAccess = (different: Partial<Access> = {}): Answers => ({
  listAccessOfTenant: {
    items: [
      {
        ...{ id: 'sup_1', status: 'granted', isEmergency: false, durationHours: 24 },
        ...{ credential: 'pool_1.sup_1', reason: 'Ticket 4711' },
        operator: { kind: 'operator', id: '0d6a4a5f', name: 'op@freehold.example' },
        scopes: ['members:read', 'files:read', 'records:read'],
        ...{ requestedAt: '2026-11-27T12:00:00.000Z', until: '2026-11-28T12:10:00.000Z' },
        ...different,
      },
    ],
  },
});

const token = { accessToken: 'access', refreshToken: 'refresh', expiresIn: 1_800 };

/** The session of the browser goes on: nobody signs in. */
export const GOES_ON: Answers = { refreshSession: { token } };

/** A problem document with that status. */
export class Refusal {
  readonly status: number;
  readonly problem: object;

  constructor(status: number, kind: string, more: object = {}) {
    this.status = status;
    this.problem = { type: `urn:freehold:problem:${kind}`, title: kind, status, ...more };
  }
}

/** An answer without a body. */
const NO_CONTENT = Symbol('no content');

/** A request that a page made. */
export type Asked = {
  readonly id: OperationId;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** The API as its description has it: each operation answers its example, or what the test gives. */
export async function answerAsDescribed(page: Page, answers: Answers = {}): Promise<Asked[]> {
  const asked: Asked[] = [];
  const signedIn: Answers = { createSession: { token, operator: { id: 'opr_1', email: '' } } };
  // Nobody has signed in before the page was opened.
  const all = { ...signedIn, refreshSession: NO_CONTENT, ...answers };
  await page.route('**/v1/**', (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const found = operationAt(`${request.method()} ${pathname}`);
    if (!found) return route.fulfill({ status: 404 });
    const body: unknown = request.postDataJSON() ?? undefined;
    asked.push({ id: found, path: `${pathname}${search}`, headers: request.headers(), body });
    return answer(route, found, all[found]);
  });
  return asked;
}

function answer(route: Route, id: OperationId, given: unknown) {
  if (given instanceof Refusal) {
    const { status, problem } = given;
    return route.fulfill({ status, contentType: 'application/problem+json', json: problem });
  }
  if (given === NO_CONTENT) return route.fulfill({ status: 204 });
  const [status, body] = exampleOf(id);
  const headers = { etag: '"3"' };
  if (given === undefined && body === undefined) return route.fulfill({ status, headers });
  return route.fulfill({ status, headers, json: given ?? body });
}

const PATTERNS = Object.entries(OPERATIONS)
  .map(([id, { route }]) => ({
    id: id as OperationId,
    pattern: new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`),
    params: route.split('{').length,
  }))
  // What is named goes before what fits a parameter.
  .sort((a, b) => a.params - b.params);

const operationAt = (route: string) => PATTERNS.find(({ pattern }) => pattern.test(route))?.id;

/** The good answer's status, and the first example of its body. */
function exampleOf(id: OperationId): [number, unknown] {
  const [method = '', path = ''] = OPERATIONS[id].route.split(' ');
  const responses = description.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  const good = Object.entries(responses).find(([code]) => code.startsWith('2'));
  if (!good) throw new Error(`${id} has no good answer.`);
  const [status, { content = {} }] = good;
  const [body] = Object.values(content);
  return [Number(status), body?.schema && exampleIn(body.schema)];
}

function exampleIn({ $ref = '' }: { readonly $ref?: string }): unknown {
  const name = $ref.split('/').at(-1) ?? '';
  return description.components.schemas[name]?.examples?.[0];
}

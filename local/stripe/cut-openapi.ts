import { readFileSync, writeFileSync } from 'node:fs';
import { OPERATIONS } from './routes.ts';

/**
 * Makes test/support/stripe/stripe-openapi.json of Stripe's OpenAPI document: the requests and answers of what the
 * stand-in answers, with references that Stripe expands on request cut to ids. The document is in the Go module
 * github.com/stripe/stripe-mock (MIT), as embedded/openapi/spec3.json:
 *
 *     npm exec -- node local/stripe/cut-openapi.ts PATH-OF-spec3.json
 */
type Json = Record<string, unknown>;
type Spec = {
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Json> };
};
type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> };
  readonly responses: {
    readonly 200: { readonly content: Record<string, { readonly schema: Json }> };
  };
};

const FORM = 'application/x-www-form-urlencoded';
const TARGET = 'test/support/stripe/stripe-openapi.json';

const spec = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Spec;
const needed = new Map<string, unknown>();
const error = { $ref: reference('#/components/schemas/error') };
const operations = Object.keys(OPERATIONS).map((name) => [name, operationOf(name)] as const);
const cut = {
  license: 'MIT, Copyright (c) 2017 Stripe: github.com/stripe/stripe-mock',
  version: spec.info.version,
  error,
  operations: Object.fromEntries(operations),
  schemas: Object.fromEntries([...needed].sort(([one], [other]) => (one < other ? -1 : 1))),
};
writeFileSync(TARGET, `${JSON.stringify(cut)}\n`);

function operationOf(name: string) {
  const [method = '', path = ''] = name.split(' ');
  const found = Object.entries(spec.paths).find(
    ([pattern]) => pattern.replaceAll(/\{[^}]+\}/g, '{id}') === path,
  );
  const operation = found?.[1][method.toLowerCase()];
  if (!operation) throw new Error(`Stripe has no ${name}.`);
  const { parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content[FORM]?.schema;
  return {
    query: parameters.filter((one) => one.in === 'query').map((one) => one.name),
    ...(body && { body: paramNames(body) }),
    answer: prepared(responses[200].content['application/json']?.schema),
  };
}

/** The names that a request may hold, by depth: Stripe refuses every other. */
function paramNames(schema: Json): unknown {
  const choices = (schema.anyOf as Json[] | undefined) ?? [schema];
  const objects = choices.filter(({ properties }) => properties);
  if (objects.length > 0) {
    const properties = Object.assign({}, ...objects.map((one) => one.properties)) as Json;
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, paramNames(inner as Json)]),
    );
  }
  const list = choices.find(({ items }) => items);
  if (list) return [paramNames(list.items as Json)];
  return choices.some(({ additionalProperties }) => additionalProperties) ? '*' : '';
}

/** As JSON Schema has it: OpenAPI's `nullable` is a type of its own, and texts about it are left out. */
function prepared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prepared);
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Json;
  if (schema['x-expansionResources']) return nullable(schema, { type: 'string' });
  if (typeof schema.$ref === 'string') return { $ref: reference(schema.$ref) };
  const kept = Object.entries(schema).filter(
    ([name]) =>
      !['description', 'nullable', 'maxLength', 'title'].includes(name) && !name.startsWith('x-'),
  );
  const cut = kept.map(([name, inner]) => [
    name,
    name === 'properties' ? preparedEach(inner as Json) : prepared(inner),
  ]);
  return nullable(schema, Object.fromEntries(cut) as Json);
}

/** Here names are an object's own, and none of a schema's words. */
function preparedEach(properties: Json): Json {
  const entries = Object.entries(properties).map(([name, inner]) => [name, prepared(inner)]);
  return Object.fromEntries(entries) as Json;
}

function nullable(schema: Json, cut: Json): Json {
  return schema.nullable === true ? { anyOf: [cut, { type: 'null' }] } : cut;
}

function reference(ref: string): string {
  const name = ref.replace('#/components/schemas/', '');
  if (!needed.has(name)) {
    needed.set(name, {});
    needed.set(name, prepared(spec.components.schemas[name]));
  }
  return `#/schemas/${name}`;
}

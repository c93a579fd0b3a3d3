import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { StripeAnswer } from '../../../local/stripe/stripe-server.ts';

/** What local/stripe/cut-openapi.ts makes of Stripe's document. */
type Cut = {
  readonly error: object;
  readonly operations: Readonly<Record<string, OperationCut>>;
  readonly schemas: Readonly<Record<string, object>>;
};
type OperationCut = {
  readonly query: readonly string[];
  readonly body?: Names;
  readonly answer: object;
};
type Names = string | readonly [Names] | { readonly [name: string]: Names };

const cut = JSON.parse(
  readFileSync(join(import.meta.dirname, 'stripe-openapi.json'), 'utf8'),
) as Cut;
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const validators = new Map<string, ValidateFunction>();

/** What Stripe's OpenAPI document says is wrong with the request or with its answer. */
export function openapiErrors({ operation, status, params, body }: StripeAnswer): string[] {
  const described = cut.operations[operation];
  if (!described) return [`${operation} is not described`];
  const query = Object.fromEntries(described.query.map((name) => [name, '*']));
  const names = operation.startsWith('GET ') ? query : (described.body ?? {});
  const validate = validatorOf(
    status === 200 ? operation : 'error',
    status === 200 ? described.answer : cut.error,
  );
  validate(body);
  return [
    ...(status === 200 ? unknownNames(params, { ...(names as object), expand: '*' }, '') : []),
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  ].map((text) => `${operation} ${status}: ${text}`);
}

function validatorOf(name: string, schema: object): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const validate = ajv.compile({ ...schema, schemas: cut.schemas });
  validators.set(name, validate);
  return validate;
}

/** Stripe refuses a request that holds a parameter which it does not know. */
function unknownNames(value: unknown, names: Names, path: string): string[] {
  if (names === '*' || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const [inner = '*'] = Array.isArray(names) ? (names as readonly [Names]) : [];
    return value.flatMap((item, at) => unknownNames(item, inner, `${path}[${at}]`));
  }
  if (typeof names !== 'object') return [`no object is taken as ${path}`];
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = (names as Readonly<Record<string, Names>>)[name];
    return known === undefined
      ? [`unknown parameter ${path}.${name}`]
      : unknownNames(inner, known, `${path}.${name}`);
  });
}

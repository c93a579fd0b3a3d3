import { compileJsonSchema, type SchemaCheck } from '../../kit/json-schema.ts';
import type { JsonObject } from '../../kit/json.ts';
import type { FieldError } from '../tenants/field-error.ts';

/** A type of the company's own, as the platform file declares it. */
export type DeclaredEvent = {
  /** Grows when the shape of the data breaks. */
  readonly version: number;
  readonly description: string;
  /** A JSON Schema of what is sent as `data`. */
  readonly data: JsonObject;
  /** Of the data. */
  readonly example: JsonObject;
};
/** By type. */
export type DeclaredEvents = Readonly<Record<string, DeclaredEvent>>;

export type EventChecks = {
  versionOf(type: string): number;
  /** What is wrong with an event of that type; nothing of any where none is declared. */
  errorsOf(type: string, data: JsonObject): FieldError[];
};

const UNDECLARED_VERSION = 1;

/** Where types are declared, no other is sent; where none is, each is, with whatever data. */
export function eventChecks(declared: DeclaredEvents = {}): EventChecks {
  const types = Object.keys(declared);
  const checks = new Map<string, SchemaCheck>();
  const find = (type: string) => (Object.hasOwn(declared, type) ? declared[type] : undefined);
  const checkOf = (type: string, { data }: DeclaredEvent): SchemaCheck => {
    const check = checks.get(type) ?? compiled(type, data);
    checks.set(type, check);
    return check;
  };
  return {
    versionOf: (type) => find(type)?.version ?? UNDECLARED_VERSION,
    errorsOf: (type, data) => {
      if (types.length === 0) return [];
      const event = find(type);
      if (!event) return [{ pointer: '/type', detail: 'The platform declares no such type.' }];
      return checkOf(
        type,
        event,
      )(data).map(({ pointer, detail }) => ({
        ...{ pointer: `/data${pointer}`, detail },
      }));
    },
  };
}

/** The configuration was validated before it was deployed. */
function compiled(type: string, schema: JsonObject): SchemaCheck {
  const check = compileJsonSchema(schema);
  if (!check.ok) throw new Error(`The schema of ${type} cannot be read: ${check.error}`);
  return check.value;
}

import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { JsonObject, JsonValue } from './json.ts';
import { fail, ok, type Result } from './result.ts';

export type SchemaError = { readonly pointer: string; readonly detail: string };
/** What of a value does not fit first, with its JSON pointer; nothing where it fits. All of it could be without end. */
export type SchemaCheck = (value: JsonValue) => SchemaError[];

/**
 * Reads a JSON Schema of the draft 2020-12; fails with why it is none, or names keywords that nobody knows. `format` is
 * a note to readers, as the draft has it: https://json-schema.org/draft/2020-12/json-schema-validation#section-7.2.1
 */
export function compileJsonSchema(schema: JsonObject): Result<SchemaCheck, string> {
  try {
    const ajv = new Ajv2020({ strictTypes: false, strictTuples: false, validateFormats: false });
    const validate = ajv.compile(schema);
    if ('$async' in validate) return fail('$async is not of JSON Schema');
    return ok((value) => (validate(value) ? [] : (validate.errors ?? []).map(toError)));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Of a property that is missing or too many, its own place. */
function toError({ instancePath, params, message = 'does not fit' }: ErrorObject): SchemaError {
  const { missingProperty, additionalProperty, unevaluatedProperty } = params as Params;
  const property = missingProperty ?? additionalProperty ?? unevaluatedProperty;
  const last = property?.replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = last === undefined ? instancePath : `${instancePath}/${last}`;
  return { pointer, detail: `It ${message}.` };
}
type Params = {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly unevaluatedProperty?: string;
};

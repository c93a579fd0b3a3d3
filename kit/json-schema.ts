import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { jsonPointer } from './json-pointer.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { fail, ok, type Result } from './result.ts';

export type SchemaError = { readonly pointer: string; readonly detail: string };
/** What of a value does not fit first, with its JSON pointer; nothing where it fits. All of it could be without end. */
export type SchemaCheck = (value: JsonValue) => SchemaError[];

const OPTIONS = { strictTypes: false, strictTuples: false, validateFormats: false } as const;

/** Knows the draft itself, which takes longer to read than most schemas. */
let draft: Ajv2020 | undefined;

/**
 * Reads a JSON Schema of the draft 2020-12; fails with why it is none, or names keywords that nobody knows. `format` is
 * a note to readers, as the draft has it: https://json-schema.org/draft/2020-12/json-schema-validation#section-7.2.1
 */
export function compileJsonSchema(schema: JsonObject): Result<SchemaCheck, string> {
  try {
    draft ??= new Ajv2020(OPTIONS);
    void draft.validateSchema(schema, true);
    // Of its own for each, as two schemas may have the same `$id`.
    const validate = new Ajv2020({ ...OPTIONS, validateSchema: false }).compile(schema);
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
  const last = property === undefined ? '' : jsonPointer(property);
  return { pointer: instancePath + last, detail: `It ${message}.` };
}
type Params = {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly unevaluatedProperty?: string;
};

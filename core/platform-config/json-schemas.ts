import * as z from 'zod';
import { platformFile } from './platform-file.ts';
import { tenantFile } from './tenant-file.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What an editor checks `config/platform.yaml` by. */
export const platformJsonSchema = (): JsonSchema => z.toJSONSchema(platformFile, { io: 'input' });

/** The same for an overlay: it states only what differs, so nothing in it is required. */
export const overlayJsonSchema = (): JsonSchema =>
  z.toJSONSchema(platformFile, { io: 'input', override: ({ jsonSchema }) => relax(jsonSchema) });

/** What an editor checks a tenant file by. */
export const tenantJsonSchema = (): JsonSchema => z.toJSONSchema(tenantFile, { io: 'input' });

function relax(schema: JsonSchema): void {
  delete schema.required;
  // Without a required provider, a map of one key may fit several providers.
  if (schema.oneOf) schema.anyOf = schema.oneOf;
  delete schema.oneOf;
}

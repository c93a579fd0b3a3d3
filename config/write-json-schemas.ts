import { writeFileSync } from 'node:fs';
import {
  overlayJsonSchema,
  platformJsonSchema,
  tenantJsonSchema,
} from '../core/platform-config/json-schemas.ts';

const schemas = {
  'platform.schema.json': platformJsonSchema(),
  'overlay.schema.json': overlayJsonSchema(),
  'tenant.schema.json': tenantJsonSchema(),
};

for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}

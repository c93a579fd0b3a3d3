import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { provisionTenantMachine } from './provision-tenant.ts';

writeFileSync(
  new URL('provision-tenant.asl.json', import.meta.url),
  await format(JSON.stringify(provisionTenantMachine), { parser: 'json', printWidth: 100 }),
);

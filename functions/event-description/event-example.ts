import type * as z from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

const ID = '01kb2v3m9ne4a8x0c5r7d6f1gh';
const TIME = '2026-11-27T12:00:00Z';
const ADDRESS = 'ada@acme.example';

/** What stands in examples where the schema alone tells too little, by the field's name. */
const TEXTS: Readonly<Record<string, string>> = {
  ...{ name: 'Acme', slug: 'acme', plan: 'pro', collection: 'notes', id: `rec_${ID}` },
  ...{ cell: 'cell-1', region: 'eu-central-1', tier: 'pro', timeZone: 'Europe/Berlin' },
  ...{ role: 'member', previousRole: 'viewer', meter: 'mails_sent', step: 'create-identity' },
  ...{ email: ADDRESS, operatorName: ADDRESS, grantedByName: ADDRESS, startedBy: `opr_${ID}` },
  ...{ reason: 'A sentence that says why.', note: 'As agreed on the phone.', phase: 'copying' },
  ...{
    operation: 'getRecord',
    path: '/v1/records/notes',
    to: 'siem.acme.example',
    lastFour: 'x7Qz',
  },
  ...{
    url: 'https://github.com/acme/app',
    before: 'k9Rt',
    sha256: '9f86d081884c7d65',
    host: 'acme.example',
  },
};
/** Ids by their field: `memberId` is `usr_…`. */
const PREFIXES: Readonly<Record<string, string>> = {
  ...{ userId: 'usr', memberId: 'usr', fromUserId: 'usr', toUserId: 'usr', tenantId: 'tnt' },
  ...{ ofTenantId: 'tnt', from: 'tnt', keyId: 'key', moveId: 'mov', jobId: 'job', roleId: 'rol' },
  ...{ invitationId: 'inv', invoiceId: 'inv', exportId: 'exp', importId: 'imp', accessId: 'sup' },
  ...{ operatorId: 'opr', endpointId: 'whe' },
};
const LISTS: Readonly<Record<string, string>> = {
  ...{ permissions: 'records:read', scopes: 'records:read', changed: '/name' },
  ...{ allowedDomains: 'acme.example', allowedAddresses: '203.0.113.0/24' },
};

/** An example of what a schema describes, with all its fields; the same each time. */
export function exampleOf(schema: Schema | boolean, name = ''): unknown {
  if (typeof schema === 'boolean') return {};
  const given = [schema.examples?.[0], schema.const, schema.enum?.[0]].find(
    (one) => one !== undefined,
  );
  if (given !== undefined) return given;
  const variant = (schema.anyOf ?? schema.oneOf)?.[0];
  return variant ? exampleOf(variant, name) : exampleOfType(schema, name);
}

function exampleOfType(schema: Schema, name: string): unknown {
  const { type, minimum = 1 } = schema;
  if (type === 'object') return exampleObject(schema);
  if (type === 'array') return [exampleOf(itemsOf(schema), name)];
  if (type === 'integer' || type === 'number') return Math.max(minimum, 1);
  if (type === 'boolean') return true;
  return type === 'null' ? null : exampleText(schema, name);
}

const itemsOf = ({ items = {} }: Schema): Schema | boolean => (Array.isArray(items) ? {} : items);

function exampleObject({ properties = {}, additionalProperties }: Schema): object {
  const names = Object.keys(properties);
  if (typeof additionalProperties === 'object' && names.length === 0) {
    return { example: exampleOf(additionalProperties) };
  }
  return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name] ?? {}, name)]));
}

function exampleText({ format }: Schema, name: string): string {
  if (format === 'date-time' || name.endsWith('At') || /^(?:until|previousUntil)$/.test(name)) {
    return TIME;
  }
  const prefix = PREFIXES[name];
  return prefix === undefined ? (LISTS[name] ?? TEXTS[name] ?? 'text') : `${prefix}_${ID}`;
}

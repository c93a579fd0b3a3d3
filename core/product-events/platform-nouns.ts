/** The first part of the platform's own types, and of test messages: the company's own begin otherwise. */
export const PLATFORM_NOUNS: ReadonlySet<string> = new Set([
  'access',
  'analytics_alert',
  'api_key',
  'audit',
  'audit_stream',
  'billing',
  'export',
  'file',
  'flag',
  'invariant',
  'invitation',
  'member',
  'platform_alert',
  'policy',
  'quota',
  'record',
  'role',
  'support_access',
  'suppression',
  'tenant',
  'usage',
  'user',
  'webhook',
  'webhook_endpoint',
]);

export const nounOf = (type: string): string => type.split('.')[0] ?? type;

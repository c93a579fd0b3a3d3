import type { NewSession } from '../../../core/identity/sign-in-registry.ts';

/** A session begun then, from somewhere. */
export const aSession = (startedAt = new Date()): NewSession => ({
  startedAt,
  lastUsedAt: startedAt,
  sourceIp: '192.0.2.1',
  userAgent: 'vitest',
});

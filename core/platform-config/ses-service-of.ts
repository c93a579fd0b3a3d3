import type { PlatformConfig } from './platform-config.ts';

type EmailService = PlatformConfig['services']['notification']['email'];
type SesService = Extract<EmailService, { provider: 'ses' }>;

/** The platform's e-mail service. Throws for one that has no adapter yet; the deployment refuses it first. */
export function sesServiceOf({ services }: PlatformConfig): SesService {
  const { email } = services.notification;
  if (email.provider === 'ses') return email;
  throw new Error(`E-mail by ${email.provider} is not available.`);
}

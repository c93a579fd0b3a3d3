import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { SendGridEvents } from '../sendgrid/sendgrid-events.ts';
import { TwilioCallbacks } from '../twilio/twilio-callbacks.ts';
import { stageSecrets } from './stage-secrets.ts';

/** Undefined where the platform sends no mail by SendGrid, or takes no events of it. */
export function sendGridEventsOf({ services }: PlatformConfig): SendGridEvents | undefined {
  const { email } = services.notification;
  const isTaken = email.provider === 'sendgrid' && email.eventKey !== undefined;
  return isTaken ? new SendGridEvents(email.eventKey) : undefined;
}

/** Where Twilio tells what became of an SMS. */
export const twilioCallbackUrl = (apiUrl: string): string => `${apiUrl}/v1/webhooks/twilio`;

/** Undefined where the platform sends no SMS by Twilio. */
export function twilioCallbacksOf(
  { services }: PlatformConfig,
  { STAGE, apiUrl }: { readonly STAGE: string; readonly apiUrl: string },
): TwilioCallbacks | undefined {
  const { sms } = services.notification;
  if (sms.provider !== 'twilio') return undefined;
  return new TwilioCallbacks({
    secrets: stageSecrets(STAGE),
    authTokenName: sms.authToken.secretName,
    callbackUrl: twilioCallbackUrl(apiUrl),
    now: () => new Date(),
  });
}

import {
  AlreadyExistsException,
  CreateEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { join } from 'node:path';
import { loadPlatformConfig } from '../adapters/yaml/load-platform-config.ts';
import { rootClient } from './aws.ts';
import { repository } from './home.ts';

/** On AWS the sender's domain is verified once by hand (docs/deploy.md); here nobody could. */
export async function verifyMailSender(endpoint: string): Promise<void> {
  const config = loadPlatformConfig({ directory: join(repository, 'config'), stage: 'local' });
  const email = config.ok ? config.value.services.notification.email : undefined;
  if (email?.provider !== 'ses') return;

  try {
    const identity = new CreateEmailIdentityCommand({ EmailIdentity: email.fromAddress });
    await new SESv2Client(rootClient(endpoint)).send(identity);
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
}

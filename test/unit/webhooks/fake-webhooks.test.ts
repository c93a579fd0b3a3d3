import { describeWebhookStores } from '../../contract/webhook-store-suite.ts';
import {
  FakeResendTasks,
  FakeWebhookEndpoints,
  FakeWebhookMessages,
} from '../../fakes/fake-webhooks.ts';

describeWebhookStores('the fakes', () =>
  Promise.resolve({
    endpoints: new FakeWebhookEndpoints(),
    messages: new FakeWebhookMessages(),
    tasks: new FakeResendTasks(),
  }),
);

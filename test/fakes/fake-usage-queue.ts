import {
  parseUsageMessage,
  usageMessageText,
  type UsageMessage,
  type UsageQueue,
} from '../../core/metering/usage-message.ts';

/** Messages as they come out of the queue: through their texts. */
export class FakeUsageQueue implements UsageQueue {
  readonly messages: UsageMessage[] = [];

  send(messages: readonly UsageMessage[]): Promise<void> {
    this.messages.push(...messages.map((message) => parseUsageMessage(usageMessageText(message))));
    return Promise.resolve();
  }
}

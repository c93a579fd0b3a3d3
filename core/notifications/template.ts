import type { Channel } from './channel.ts';
import type { TemplateData } from './notification.ts';

export type Variable = {
  /** `url`: an address of the web; anything else is refused for it. */
  readonly type: 'text' | 'url';
  readonly isOptional?: boolean;
  readonly description?: string;
};

/** Texts with `{{variables}}`. */
export type TemplateTexts = {
  /** The title in the inbox, too. */
  readonly subject: string;
  /** Paragraphs with an empty line between them. */
  readonly text: string;
  /** In place of the paragraphs, within the frame of every mail. */
  readonly html?: string;
  /** In place of subject and text, by SMS and push. */
  readonly sms?: string;
  readonly button?: string;
};

/** What notifications of one kind say, and how they reach people. */
export type NotificationTemplate = TemplateTexts & {
  readonly name: string;
  readonly category: string;
  readonly channels: readonly Channel[];
  readonly variables: Readonly<Record<string, Variable>>;
  /** The variable of type `url` that the button, and the item in the inbox, lead to. */
  readonly link?: string;
  /** What previews and tests show it with. */
  readonly sample: TemplateData;
  /** By language: texts in place of these. */
  readonly translations?: Readonly<Record<string, TemplateTexts>>;
};

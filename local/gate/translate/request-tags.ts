import { type Context, type JsonObject, objectOf, textIn } from './ask.ts';

/** Fields in which the services take the tags of what they create. */
const TAG_FIELDS = ['Tags', 'tags', 'UserPoolTags'] as const;

/** `aws:RequestTag/<key>` and `aws:TagKeys` of the tags that a request sets; none when it sets none. */
export function requestTagContext(input: JsonObject): Context {
  const field = TAG_FIELDS.find((name) => input[name] !== undefined && input[name] !== null);
  return field === undefined ? {} : tagContext(tagsOf(input[field]));
}

/** The condition keys for a set of tags. */
export function tagContext(tags: Readonly<Record<string, string>>): Context {
  const entries = Object.entries(tags);
  if (entries.length === 0) return {};
  return {
    'aws:TagKeys': entries.map(([key]) => key),
    ...Object.fromEntries(entries.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
  };
}

/** Tags come as a map or as a list whose members say Key, key or TagKey. */
function tagsOf(value: unknown): Record<string, string> {
  if (!Array.isArray(value)) return value as Record<string, string>;
  return Object.fromEntries(
    value.map((member) => {
      const tag = objectOf(member);
      const first = (...fields: string[]) =>
        fields.map((name) => textIn(tag, name)).find((text) => text !== undefined) ?? '';
      return [first('Key', 'key', 'TagKey'), first('Value', 'value', 'TagValue')];
    }),
  );
}

import { type Context, type JsonObject, listOf, objectOf, textIn } from './ask.ts';

/** Fields in which the services take the tags of what they create. */
const TAG_FIELDS = ['Tags', 'tags', 'UserPoolTags'] as const;
/** Fields in which they take the keys of tags to be removed. */
const KEY_FIELDS = ['TagKeys', 'tagKeys'] as const;

/** `aws:RequestTag/<key>` and `aws:TagKeys` of the tags that a request sets or removes; none when there are none. */
export function requestTagContext(input: JsonObject): Context {
  const isGiven = (name: string) => input[name] !== undefined && input[name] !== null;
  const removed = KEY_FIELDS.find(isGiven);
  if (removed !== undefined) return { 'aws:TagKeys': listOf(input[removed]).map(String) };
  const field = TAG_FIELDS.find(isGiven);
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

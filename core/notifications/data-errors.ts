import { jsonPointer } from '../../kit/json-pointer.ts';
import type { FieldError } from '../tenants/field-error.ts';
import type { TemplateData } from './notification.ts';
import { webAddress } from './render.ts';
import type { NotificationTemplate } from './template.ts';

export const MAX_VALUE_UNITS = 4_000;

/** What is wrong with the data for a template: all of it at once. */
export function dataErrors(
  { variables }: Pick<NotificationTemplate, 'variables'>,
  data: TemplateData,
  pointer = '/data',
): FieldError[] {
  const pointerTo = (name: string) => pointer + jsonPointer(name);
  const unknown = Object.keys(data)
    .filter((name) => !Object.hasOwn(variables, name))
    .map((name) => error(pointerTo(name), unknownVariable(variables)));
  const wrong = Object.entries(variables).flatMap(([name, { type, isOptional }]) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined) return isOptional ? [] : [error(pointerTo(name), 'Give it.')];
    if (String(value).length > MAX_VALUE_UNITS) {
      return [error(pointerTo(name), `Use at most ${MAX_VALUE_UNITS} characters.`)];
    }
    return type === 'url' && webAddress(value) === undefined
      ? [error(pointerTo(name), 'Give an address such as https://app.acme.example/orders.')]
      : [];
  });
  return [...unknown, ...wrong];
}

const unknownVariable = (variables: object): string =>
  `The template has no such variable; it has ${Object.keys(variables).join(', ') || 'none'}.`;

const error = (pointer: string, detail: string): FieldError => ({ pointer, detail });

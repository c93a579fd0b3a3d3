import { fail, ok, type Result } from '../../kit/result.ts';
import { jsonPointer } from '../../kit/json-pointer.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { FieldError, InvalidDraft } from '../tenants/field-error.ts';
import { dataErrors } from './data-errors.ts';
import { platformTemplate } from './find-template.ts';
import { htmlErrors } from './html-errors.ts';
import type { TemplateTexts, Variable } from './template.ts';
import type { TenantTemplate, TenantTemplates } from './tenant-template.ts';
import { hasStrayBraces, variablesIn } from './text-template.ts';

export type TemplateDraft = Omit<TenantTemplate, 'name' | 'updatedAt'>;
export type TemplateLimit = { readonly kind: 'TemplateLimitReached'; readonly limit: number };
export type PutTemplateError = InvalidDraft | TemplateLimit;
export type PutTemplatePorts = {
  readonly templates: TenantTemplates;
  readonly now: () => Date;
};

const MOST_TEMPLATES = 200;
/** An item holds 400 KB. */
const MOST_BYTES = 300_000;

/** Keeps the texts of a template of the platform's, or a template of the tenant's own. */
export async function putTemplate(
  { templates, now }: PutTemplatePorts,
  tenant: TenantScope,
  { name, draft }: { readonly name: string; readonly draft: TemplateDraft },
): Promise<Result<TenantTemplate, PutTemplateError>> {
  const errors = templateErrors(name, draft);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  const kept = await templates.list(tenant);
  if (kept.length >= MOST_TEMPLATES && !kept.some((one) => one.name === name)) {
    return fail({ kind: 'TemplateLimitReached', limit: MOST_TEMPLATES });
  }
  const template = { ...draft, name, updatedAt: now() };
  await templates.put(tenant, template);
  return ok(template);
}

export function templateErrors(name: string, draft: TemplateDraft): FieldError[] {
  const platform = platformTemplate(name);
  const { own, texts, translations } = draft;
  if (platform && own) {
    return [at(['own'], 'The platform has a template of this name: its texts alone can differ.')];
  }
  const base = platform ?? own;
  if (!base)
    return [at(['own'], 'Say category, channels and variables of a template of your own.')];
  const errors = [
    ...textsErrors(texts, base.variables, []),
    ...Object.entries(translations).flatMap(([locale, translated]) =>
      textsErrors(translated, base.variables, ['translations', locale]),
    ),
    ...(own ? ownErrors(own) : []),
  ];
  const bytes = Buffer.byteLength(JSON.stringify(draft));
  return bytes > MOST_BYTES
    ? [...errors, at([], `It has ${bytes} bytes; use at most ${MOST_BYTES}.`)]
    : errors;
}

function ownErrors({ variables, sample, link }: NonNullable<TemplateDraft['own']>): FieldError[] {
  const isLink = link === undefined || (Object.hasOwn(variables, link) && isUrlIn(variables)(link));
  return [
    ...dataErrors({ variables }, sample, '/own/sample'),
    ...(isLink ? [] : [at(['own', 'link'], 'Name a variable of type url.')]),
  ];
}

type Variables = Readonly<Record<string, Variable>>;

function textsErrors(
  texts: TemplateTexts,
  variables: Variables,
  path: readonly string[],
): FieldError[] {
  const fields = Object.entries(texts).flatMap(([field, text]) => {
    const unknown = variablesIn(text).filter((name) => !Object.hasOwn(variables, name));
    return [
      ...unknown.map((name) => at([...path, field], unknownVariable(name, variables))),
      ...(hasStrayBraces(text)
        ? [at([...path, field], 'Write variables as {{name}}, and no other braces in pairs.')]
        : []),
    ];
  });
  const inHtml = htmlErrors(texts.html ?? '', isUrlIn(variables));
  return [...fields, ...inHtml.map((detail) => at([...path, 'html'], detail))];
}

const isUrlIn = (variables: Variables) => (name: string) =>
  Object.hasOwn(variables, name) && variables[name]?.type === 'url';

const unknownVariable = (name: string, variables: Variables): string =>
  `There is no variable ${name}; there is ${Object.keys(variables).join(', ') || 'none'}.`;

const at = (path: readonly string[], detail: string): FieldError => ({
  pointer: jsonPointer(...path),
  detail,
});

import type { Template } from 'aws-cdk-lib/assertions';

/** What references in a template stand for. */
export type Names = ReadonlyMap<string | undefined, string>;
export type Located = { readonly id: string; readonly Properties?: unknown };

/** The resources by the id of their construct: the hash at the end of the logical id taken off. */
export function byConstruct(template: Template): Readonly<Record<string, Located | undefined>> {
  const { Resources } = template.toJSON() as { Resources: Record<string, object> };
  return Object.fromEntries(
    Object.entries(Resources).map(([id, resource]) => [id.slice(0, -8), { id, ...resource }]),
  );
}

/** CloudFormation's functions done by hand; throws for a name it does not know. */
export function resolved(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((part) => resolved(part, names));
  if (typeof value !== 'object' || value === null) return value;

  const called = value as Record<string, unknown>;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Select': select } = called;
  if (typeof Ref === 'string') return nameOf(Ref, names);
  if (Array.isArray(attribute)) return nameOf(String(attribute[0]), names);
  if (Array.isArray(join)) return (resolved(join[1], names) as string[]).join(String(join[0]));
  if (Array.isArray(select)) return splitOf(select[1], names)[Number(select[0])];
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, resolved(part, names)]),
  );
}

function splitOf(value: unknown, names: Names): string[] {
  const { 'Fn::Split': split } = value as { readonly 'Fn::Split': readonly [string, unknown] };
  return String(resolved(split[1], names)).split(split[0]);
}

function nameOf(id: string, names: Names): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`What ${id} is called is not known.`);
  return name;
}

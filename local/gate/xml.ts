/** An element of the plain XML that AWS's APIs speak: no mixed content, attributes of no interest. */
export type XmlNode = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
};

type OpenNode = { name: string; text: string; children: XmlNode[] };

/** Parses a document into a tree whose root holds the document's element. */
export function parseXml(xml: string): XmlNode {
  const root: OpenNode = { name: '', text: '', children: [] };
  const open: OpenNode[] = [root];
  for (const [, closing, name = '', selfClosing, text = ''] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>([^<]*)/g,
  )) {
    if (closing) {
      if (open.length > 1) open.pop();
      continue;
    }
    const node: OpenNode = { name, text: unescapeXml(text.trim()), children: [] };
    open.at(-1)?.children.push(node);
    if (!selfClosing) open.push(node);
  }
  return root;
}

/** All elements of that name, at any depth, in the document's order. */
export const descendants = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);

/** The child elements of the child of that name (a list's members). */
export const membersOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.find((child) => child.name === name)?.children ?? [];

/** The text of the child of that name; empty when there is none. */
export const textOf = (node: XmlNode, name: string): string =>
  node.children.find((child) => child.name === name)?.text ?? '';

export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

const unescapeXml = (text: string) =>
  text.replace(/&(#x?[0-9a-fA-F]+|[a-z]+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const isHex = entity[1] === 'x';
    return String.fromCodePoint(parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10));
  });

import { XMLParser } from 'fast-xml-parser';

/** An element of the XML that AWS's APIs speak: its text, or its children by name; attributes are left out. */
export type XmlNode = string | XmlElement;
type XmlElement = Readonly<Record<string, readonly XmlNode[] | string>>;

/** Keeps all text as it is: a key of an object may look like a number or begin with a space. */
const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: () => true,
});

/** Parses a document into a node whose only child is the document's element. */
export const parseXml = (xml: string) => parser.parse(xml) as XmlElement;

/** The children of that name; the text between elements is none. */
function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  const children = typeof node === 'string' ? [] : node[name];
  return typeof children === 'object' ? children : [];
}

/** All elements of that name, at any depth. */
export const descendants = (node: XmlNode, name: string): XmlNode[] =>
  typeof node === 'string'
    ? []
    : Object.keys(node).flatMap((key) =>
        childrenOf(node, key).flatMap((child) => [
          ...(key === name ? [child] : []),
          ...descendants(child, name),
        ]),
      );

/** The members of the child list of that name. */
export const membersOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  childrenOf(node, name).flatMap((list) => childrenOf(list, 'member'));

/** The members of all lists of that name, at any depth. */
export const membersIn = (node: XmlNode, name: string): readonly XmlNode[] =>
  descendants(node, name).flatMap((list) => childrenOf(list, 'member'));

/** The text of the child of that name; empty when there is none. */
export const textOf = (node: XmlNode, name: string): string => asText(childrenOf(node, name)[0]);

/** The text of the first element of that name, at any depth; empty when there is none. */
export const textIn = (node: XmlNode, name: string): string => asText(descendants(node, name)[0]);

const asText = (node: XmlNode | undefined) => (typeof node === 'string' ? node : '');

export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

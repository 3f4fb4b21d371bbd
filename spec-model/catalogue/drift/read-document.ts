import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { hash, near } from './fingerprint';
import { words } from './words';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

/** A step of an algorithm as a document has it. */
export interface FoundStep {
  /** The number as rendered: `4.6.2`. */
  readonly path: string;
  readonly hash: string;
  readonly near: string;
  readonly level: Level;
}

/** How strongly a step binds: a step says so, or it is part of an algorithm that has to be followed. */
export type Level = 'must' | 'should' | 'may';

/** An ordered list of steps. */
export interface FoundAlgorithm {
  /** The heading of the section that it stands in. */
  readonly section: string;
  /** The first words of the first step: what is shown of an algorithm that nobody knows yet. */
  readonly begins: string;
  readonly steps: readonly FoundStep[];
}

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? (node.childNodes as Node[]) : []);
const classesOf = (element: Element): string[] =>
  element.attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? [];

/** What was taken out by an amendment, and what only explains. */
const dropped = new Set(['diff-rm', 'note', 'example', 'issue', 'ednote', 'self-link', 'testlinks']);
const isDropped = (node: Node): boolean =>
  isElement(node) &&
  (['aside', 'del', 'nav', 'cite'].includes(node.tagName) ||
    node.attrs.some(({ name }) => name === 'data-jsep') || // a reference, resolved to a section number when published
    classesOf(node).some((name) => dropped.has(name)));

/** The text of a step without that of the steps inside it. */
const textOf = (node: Node): string => {
  if (node.nodeName === '#text') return 'value' in node ? node.value : '';
  if (isDropped(node) || (isElement(node) && node.tagName === 'ol')) return ' ';
  return childrenOf(node).map(textOf).join('');
};

const items = (list: Node): Element[] =>
  childrenOf(list)
    .flatMap((child) => (isElement(child) && ['div', 'ins'].includes(child.tagName) ? childrenOf(child) : [child]))
    .filter((child): child is Element => isElement(child) && child.tagName === 'li' && !isDropped(child));

/** The ordered lists directly inside a node, at any depth of other elements. */
const listsIn = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => {
    if (isDropped(child)) return [];
    return isElement(child) && child.tagName === 'ol' ? [child] : listsIn(child);
  });

const levelOf = (text: string): Level => {
  if (/\bMUST\b/.test(text)) return 'must';
  if (/\bSHOULD\b/.test(text)) return 'should';
  return /\bMAY\b/.test(text) ? 'may' : 'must';
};

const stepsOf = (list: Node, prefix: string): FoundStep[] => {
  let number = 0;
  return items(list).flatMap((item) => {
    const text = textOf(item);
    const own = words(text);
    const inner = listsIn(item);
    number++; // an empty item (a slip of the mark-up) is no step, but it is counted where the page is rendered
    if (own.length === 0 && inner.length === 0) return [];
    const path = `${prefix}${number}`;
    const step = { path, hash: hash(own), near: near(own), level: levelOf(text) };
    return [step, ...inner.flatMap((nested) => stepsOf(nested, `${path}.`))];
  });
};

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/§\s*$/, '')
    .replace(/^\s*[\d.]+\s+/, '')
    .trim();

/** Reads a specification, as ReSpec's source or as published: every ordered list that is not inside another one. */
export const readDocument = (html: string): FoundAlgorithm[] => {
  const found: FoundAlgorithm[] = [];
  let section = '';
  const visit = (node: Node): void => {
    if (isDropped(node)) return;
    if (isElement(node) && headings.has(node.tagName)) section = tidy(textOf(node));
    if (isElement(node) && node.tagName === 'ol') {
      const first = items(node)[0];
      const begins = first ? tidy(textOf(first)).split(' ').slice(0, 8).join(' ') : '';
      found.push({ section, begins, steps: stepsOf(node, '') });
    } else for (const child of childrenOf(node)) visit(child);
  };
  visit(parse(html));
  return found.filter(({ steps }) => steps.length > 0);
};

/**
 * Shows every node of a syntax tree to the visitor, each before those in it.
 *
 * @param {any} node of an ESTree, or a list of them
 * @param {(node: any) => void} visitor
 */
export function visit(node, visitor) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') visitor(node);
  for (const child of Array.isArray(node) ? node : Object.values(node)) visit(child, visitor);
}

import { visit } from './visit.mjs';

/**
 * Takes comments and needless space out of style sheets that are written as css`…`, and indentation out of html`…`.
 * What minifies scripts leaves template literals as they are.
 *
 * @returns {import('rollup').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code) {
      if (!/\b(css|html)\s*`/.test(code)) return null;
      /** @type {{ start: number, end: number, minify: (text: string) => string }[]} */
      const texts = [];
      visit(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier') return;
        const minify = MINIFIERS.get(node.tag.name);
        if (!minify) return;
        for (const { start, end } of node.quasi.quasis) texts.push({ start, end, minify });
      });
      let minified = code;
      for (const { start, end, minify } of texts.sort((a, b) => b.start - a.start)) {
        minified = minified.slice(0, start) + minify(code.slice(start, end)) + minified.slice(end);
      }
      return { code: minified, map: null };
    },
  };
}

/** By the tag of the template. */
const MINIFIERS = new Map([
  ['css', withoutSpace],
  // One white space is to the browser what many are.
  ['html', (/** @type {string} */ html) => html.replaceAll(/\s*\n\s*/g, '\n')],
]);

/** @param {string} css */
function withoutSpace(css) {
  return (
    css
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([{};,]) ?/g, '$1')
      // There is none after the colon of a selector.
      .replaceAll(': ', ':')
      .replaceAll(';}', '}')
  );
}

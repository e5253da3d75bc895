import { visit } from './visit.mjs';

/**
 * Takes comments and needless space out of style sheets that are written as css`…`. What minifies scripts leaves
 * template literals as they are.
 *
 * @returns {import('rollup').Plugin}
 */
export function minifyCss() {
  return {
    name: 'minify-css',
    transform(code) {
      if (!/\bcss\s*`/.test(code)) return null;
      /** @type {{ start: number, end: number }[]} */
      const texts = [];
      visit(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression') return;
        if (node.tag.type === 'Identifier' && node.tag.name === 'css') {
          texts.push(...node.quasi.quasis);
        }
      });
      let minified = code;
      for (const { start, end } of texts.sort((a, b) => b.start - a.start)) {
        minified =
          minified.slice(0, start) + withoutSpace(code.slice(start, end)) + minified.slice(end);
      }
      return { code: minified, map: null };
    },
  };
}

/** @param {string} css */
function withoutSpace(css) {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}');
}

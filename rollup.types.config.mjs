import dts from 'rollup-plugin-dts';

/**
 * One file of types for each entry, with what is public and nothing else: no inner layout, and no types of the
 * SDKs, which users need not have.
 *
 * @type {import('rollup').RollupOptions}
 */
export default {
  input: {
    index: 'src/index.ts',
    calling: 'src/calling.ts',
    'call-button': 'src/call-button.ts',
    jsx: 'src/jsx.ts',
    'react/index': 'src/react/index.ts',
  },
  external: /^(lit|react)(\/|$)/,
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'chunks/[name].d.ts',
  },
  plugins: [dts({ tsconfig: 'tsconfig.build.json', includeExternal: ['@lit/react'] })],
};

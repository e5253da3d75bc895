/** Entry for script tags: defines the elements. What they need later comes as src/cdn/ says. */
export * from './index.js';

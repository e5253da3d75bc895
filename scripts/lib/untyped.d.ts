declare module 'eslint-plugin-lit-a11y';

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    // Tags with a hyphen are elements of the browser's, not components of Vue's.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('trtc-') } } }),
  ],
});

import { defineConfig } from 'vite';

// While `npm run dev` runs, `npx trtc-local-cloud` answers beside it.
const cloud = process.env.LOCAL_CLOUD ?? 'http://localhost:8080';

export default defineConfig({ server: { proxy: { '/config': cloud, '/usersig': cloud } } });

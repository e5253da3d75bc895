import { useData, type Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineComponent, h, onMounted, watch } from 'vue';
import { LiveExample } from './live-example.js';
import './site.css';

/** VitePress 1.6 gives the home page no main landmark. */
const Layout = defineComponent({
  name: 'SiteLayout',
  setup() {
    const { frontmatter } = useData();
    const mark = (): void => {
      const content = document.getElementById('VPContent');
      if (frontmatter.value.layout === 'home') content?.setAttribute('role', 'main');
      else content?.removeAttribute('role');
    };
    onMounted(() => {
      mark();
      watch(() => frontmatter.value.layout as unknown, mark, { flush: 'post' });
    });
    return () => h(DefaultTheme.Layout);
  },
});

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('LiveExample', LiveExample);
  },
} satisfies Theme;

import { useData, withBase } from 'vitepress';
import {
  computed,
  defineComponent,
  h,
  onBeforeUnmount,
  onMounted,
  reactive,
  ref,
  useId,
  type VNode,
} from 'vue';
import type { TrtcCallingElement } from '../../../src/index.js';
import { textsFor, type LiveTexts } from './live-texts.js';

type Status = 'loading' | 'ready' | 'missing' | 'failed';

/** What the events of the log are, in the order in which people think of them. */
const LOGGED = [
  ...['sdk-ready', 'sdk-not-ready', 'kicked-out', 'invited', 'user-accept', 'reject'],
  ...['line-busy', 'no-resp', 'calling-timeout', 'calling-cancel', 'user-enter', 'user-leave'],
  ...['user-video-available', 'user-audio-available', 'user-screen-available'],
  ...['call-type-changed', 'switch-request', 'network-quality', 'display-change'],
  ...['hang-up', 'call-end', 'error'],
];
const LOG_LINES = 40;

const scripts = new Map<string, Promise<void>>();

function loadScript(address: string): Promise<void> {
  const known = scripts.get(address);
  if (known) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      reject(new Error(`${address} cannot be loaded.`));
    };
    document.head.append(script);
  });
  scripts.set(address, loaded);
  return loaded;
}

/** The texts and numbers of a detail, in short. */
function describe(detail: object): string {
  const shown = Object.entries(detail).filter(
    ([key, value]) =>
      !['data', 'name', 'eventCode'].includes(key) &&
      ['string', 'number', 'boolean'].includes(typeof value) &&
      value !== '',
  );
  return shown.map(([key, value]) => `${key}: ${String(value)}`).join(', ');
}

/**
 * The `<trtc-calling>` and the call buttons of its slot, logged in to the local cloud that serves the site, beside
 * the page of a person whom they call. Each visit is by other users, so that pages do not share a login.
 */
export const LiveExample = defineComponent({
  name: 'LiveExample',
  props: {
    /** Name of the person in the frame. */
    peer: { type: String, default: '' },
    log: { type: Boolean, default: false },
    looks: { type: Boolean, default: false },
  },
  setup(props, { slots }) {
    const { lang } = useData();
    const texts = computed(() => textsFor(lang.value));
    const peer = computed(() => props.peer || texts.value.peer);
    const root = ref<HTMLElement>();
    const status = ref<Status>('loading');
    const frame = ref('');
    const lines = ref<readonly string[]>([]);
    const looks = reactive({ brand: '#6d28d9', radius: 20, size: 16, dark: false });
    const title = useId();
    let frameIsReady: () => void = () => {};

    const isFromFrame = (event: MessageEvent): void => {
      if (event.origin === location.origin && event.data === 'ready') frameIsReady();
    };

    onMounted(async () => {
      const [visitorID, peerID] = userIDs();
      const phone = root.value?.querySelector<TrtcCallingElement>('trtc-calling');
      if (!phone) return;
      for (const button of root.value?.querySelectorAll('trtc-call-button') ?? []) {
        button.setAttribute('userid', peerID);
      }
      if (props.log) listen(phone);
      addEventListener('message', isFromFrame);
      const answered = new Promise<void>((resolve) => (frameIsReady = resolve));
      try {
        await loadScript(withBase('/live/generated-devices.js'));
        await loadScript(withBase('/trtc-calling/trtc-calling.min.js'));
        const { logIn } = (await import(/* @vite-ignore */ withBase('/live/login.js'))) as {
          logIn: (phone: TrtcCallingElement, userID: string, name: string) => Promise<boolean>;
        };
        if (!(await logIn(phone, visitorID, texts.value.visitor))) {
          status.value = 'missing';
          return;
        }
        const query = new URLSearchParams({
          id: peerID,
          // Whom the made-up camera shows.
          user: peer.value,
          lang: lang.value,
          devices: 'generated',
        });
        frame.value = `${withBase('/live/person.html')}?${query}`;
        await answered;
        status.value = 'ready';
      } catch (error) {
        console.error(error);
        status.value = 'failed';
      }
    });

    onBeforeUnmount(() => {
      removeEventListener('message', isFromFrame);
    });

    function listen(phone: TrtcCallingElement): void {
      for (const name of LOGGED) {
        phone.addEventListener(name, (event) => {
          const line = `${name}  ${describe((event as CustomEvent<object>).detail)}`;
          lines.value = [...lines.value.slice(1 - LOG_LINES), line];
        });
      }
    }

    return () =>
      h('section', { class: 'live', ref: root, 'aria-labelledby': title }, [
        h('p', { class: 'live-title', id: title }, texts.value.title),
        h('div', { class: 'live-pages' }, [
          h('div', { class: 'live-page', style: props.looks ? styleOf(looks) : undefined }, [
            h('p', { class: 'live-who' }, texts.value.you),
            slots.default?.(),
          ]),
          frame.value === ''
            ? undefined
            : h('div', { class: 'live-page' }, [
                h('p', { class: 'live-who' }, texts.value.frame(peer.value)),
                h('iframe', {
                  src: frame.value,
                  title: texts.value.frame(peer.value),
                  allow: 'camera; microphone; autoplay; fullscreen',
                }),
              ]),
        ]),
        h('p', { class: 'live-status', role: 'status' }, texts.value[status.value]),
        props.looks ? renderLooks(looks, texts.value) : undefined,
        props.log ? renderLog(lines.value, texts.value) : undefined,
      ]);
  },
});

function userIDs(): readonly [visitor: string, peer: string] {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  const suffix = number.toString(36);
  return [`visitor_${suffix}`, `peer_${suffix}`];
}

interface Looks {
  brand: string;
  radius: number;
  size: number;
  dark: boolean;
}

const styleOf = ({ brand, radius, size, dark }: Looks): Record<string, string> => ({
  '--trtc-color-brand': brand,
  '--trtc-radius': `${radius}px`,
  '--trtc-font-size': `${size}px`,
  ...(dark ? { 'color-scheme': 'dark' } : {}),
});

function renderLooks(looks: Looks, texts: LiveTexts): VNode {
  const input = (
    label: string,
    attributes: Record<string, unknown>,
    change: (target: HTMLInputElement) => void,
  ): VNode =>
    h('label', [
      `${label} `,
      h('input', {
        ...attributes,
        onInput: ({ target }: Event) => {
          change(target as HTMLInputElement);
        },
      }),
    ]);
  return h('fieldset', { class: 'live-looks' }, [
    h('legend', texts.controls),
    input(texts.brand, { type: 'color', value: looks.brand }, ({ value }) => {
      looks.brand = value;
    }),
    input(texts.radius, { type: 'range', min: 0, max: 40, value: looks.radius }, (target) => {
      looks.radius = target.valueAsNumber;
    }),
    input(texts.size, { type: 'range', min: 12, max: 24, value: looks.size }, (target) => {
      looks.size = target.valueAsNumber;
    }),
    input(texts.dark, { type: 'checkbox', checked: looks.dark }, ({ checked }) => {
      looks.dark = checked;
    }),
  ]);
}

function renderLog(lines: readonly string[], texts: LiveTexts): VNode {
  return h('div', { class: 'live-log', role: 'log', 'aria-label': texts.log, tabindex: 0 }, [
    lines.length === 0 ? h('p', texts.nothing) : lines.map((line) => h('p', [h('code', line)])),
  ]);
}

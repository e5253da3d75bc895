import { html, nothing } from 'lit';
import type { ConnectedState } from '../core/state.js';
import type { Messages } from '../locales/index.js';
import type { RunningState } from './connected-view.js';
import { icon, type IconName } from './icons.js';

/** TRTC calls a network of this number poor. */
const WEAK_NETWORK = 4;

/** A few words on what hampers a call; for views with `styles/running.css.ts`. */
export function renderBadge(name: IconName, words: string): unknown {
  return html`<span part="badge" class="badge"
    >${icon(name)}<span class="words">${words}</span></span
  >`;
}

export function renderWeakNetwork({ network }: ConnectedState, texts: Messages): unknown {
  const isWeak = Math.max(network.uplink, network.downlink) >= WEAK_NETWORK;
  return isWeak ? renderBadge('signal-low', texts.weakNetwork) : nothing;
}

/** That the connection is being mended. */
export function renderOverlay(call: RunningState, texts: Messages): unknown {
  return call.phase === 'connected' && call.reconnecting
    ? html`<div part="overlay" class="overlay">
        <span class="spinner"></span>
        <p>${texts.reconnecting}</p>
      </div>`
    : nothing;
}

import type { Devices } from './media-contract.js';
import type { RealmWindow } from './realm.js';

type Global = RealmWindow & typeof globalThis;

/** Lets a frame's browser say that devices are missing, denied or in use. Those that are there are real. */
export class FakeDevices {
  readonly realm: RealmWindow;
  readonly #global: Global;
  readonly #devices: Devices & { readonly sound?: 'tone' };
  readonly #tracks: MediaStreamTrack[] = [];
  readonly #blocked = new Set<string>();
  #held: Promise<void> = Promise.resolve();

  constructor(realm: RealmWindow, devices: Partial<Devices> & { readonly sound?: 'tone' }) {
    this.realm = realm;
    this.#global = realm as Global;
    this.#devices = { microphone: 'granted', camera: 'granted', screen: 'chosen', ...devices };
    const { mediaDevices, permissions } = this.#global.navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    const enumerateDevices = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      await this.#held;
      this.#refuse(constraints);
      const stream = await getUserMedia(await this.#unblocked(constraints));
      if (this.#devices.sound === 'tone') this.#hum(stream);
      this.#tracks.push(...stream.getTracks());
      return stream;
    };
    mediaDevices.getDisplayMedia = async () => {
      await this.#held;
      if (this.#devices.screen === 'cancelled') this.#fail('NotAllowedError');
      const stream = this.#drawScreen();
      this.#tracks.push(...stream.getTracks());
      return stream;
    };
    mediaDevices.enumerateDevices = async () => {
      const all = await enumerateDevices();
      return all.filter(
        ({ kind }) =>
          !(kind === 'audioinput' && this.#devices.microphone === 'missing') &&
          !(kind === 'videoinput' && this.#devices.camera === 'missing'),
      );
    };
    const query = permissions.query.bind(permissions);
    permissions.query = async (descriptor) => {
      const name: string = descriptor.name;
      if (name !== 'microphone' && name !== 'camera') return await query(descriptor);
      const device = this.#devices[name];
      const state = device === 'denied' || device === 'prompt' ? device : 'granted';
      return { state } as PermissionStatus;
    };
  }

  /** Devices that are open. */
  get lights(): number {
    return this.#tracks.filter(({ readyState }) => readyState === 'live').length;
  }

  /** The browser ends the capture of the screen. */
  endScreen(): void {
    const screen = this.#tracks.findLast(({ contentHint }) => contentHint === 'detail');
    screen?.stop();
    screen?.dispatchEvent(new Event('ended'));
  }

  /** The person does not answer the browser's question before the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** Other programs take these devices. */
  block(deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) this.#blocked.add(deviceId);
  }

  /** A blocked device cannot be opened; where any will do the browser takes one that can. */
  async #unblocked({
    audio = false,
    video = false,
  }: MediaStreamConstraints): Promise<MediaStreamConstraints> {
    if (this.#blocked.size === 0) return { audio, video };
    return {
      audio: await this.#unblockedOf('audioinput', audio),
      video: await this.#unblockedOf('videoinput', video),
    };
  }

  async #unblockedOf(
    kind: MediaDeviceKind,
    wanted: boolean | MediaTrackConstraints,
  ): Promise<boolean | MediaTrackConstraints> {
    if (wanted === false) return false;
    const constraints = wanted === true ? {} : wanted;
    const { exact } = Object(constraints.deviceId) as { exact?: string };
    const all = await this.#global.navigator.mediaDevices.enumerateDevices();
    const free = all.find((device) => {
      const isWanted = exact === undefined || device.deviceId === exact;
      return device.kind === kind && isWanted && !this.#blocked.has(device.deviceId);
    });
    if (!free) throw new this.#global.DOMException('made up for a test', 'NotReadableError');
    return { ...constraints, deviceId: { exact: free.deviceId } };
  }

  /** Puts a steady tone in the place of the made-up microphone's beeps, which can be taken for noise. */
  #hum(stream: MediaStream): void {
    const [track] = stream.getAudioTracks();
    if (!track) return;
    const context = new this.#global.AudioContext();
    const tone = context.createOscillator();
    const output = context.createMediaStreamDestination();
    tone.connect(output);
    tone.start();
    const [hum] = output.stream.getAudioTracks();
    if (!hum) return;
    stream.removeTrack(track);
    track.stop();
    stream.addTrack(hum);
  }

  #refuse({ audio = false, video = false }: MediaStreamConstraints): void {
    const { microphone, camera } = this.#devices;
    const asked = [audio === false ? undefined : microphone, video === false ? undefined : camera];
    if (asked.includes('missing')) this.#fail('NotFoundError');
    if (asked.includes('denied')) this.#fail('NotAllowedError');
    if (asked.includes('in-use')) this.#fail('NotReadableError');
  }

  #fail(name: string): never {
    throw new this.#global.DOMException('made up for a test', name);
  }

  /** Browsers without a head have no screen. */
  #drawScreen(): MediaStream {
    const canvas = this.#global.document.createElement('canvas');
    [canvas.width, canvas.height] = [1280, 720];
    const context = canvas.getContext('2d');
    let frame = 0;
    const timer = setInterval(() => {
      frame += 1;
      context?.fillRect(frame % canvas.width, 0, 1, canvas.height);
      if (!stream.active) clearInterval(timer);
    }, 50);
    const stream = canvas.captureStream();
    return stream;
  }
}

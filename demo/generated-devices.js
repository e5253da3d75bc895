// Lets a machine without a camera or microphone take part: where a kind of device is missing, a drawn
// picture and a soft tone stand in for it. `?devices=generated` in the address takes them in any case,
// `?devices=real` never. Whom it draws is said by `?user=`, or by `data-name` of the script's tag. The widget
// knows nothing of this: it asks the browser as it always does.
(() => {
  // Absent where the page is not in a secure context.
  const devices = /** @type {MediaDevices | undefined} */ (navigator.mediaDevices);
  const choice = new URLSearchParams(location.search).get('devices');
  if (!devices || choice === 'real') return;

  const FRAMES_PER_SECOND = 15;
  const realGetUserMedia = devices.getUserMedia.bind(devices);
  const realEnumerate = devices.enumerateDevices.bind(devices);
  const name =
    new URLSearchParams(location.search).get('user') ??
    document.currentScript?.dataset.name ??
    'guest';

  /** @type {ReadonlyMap<MediaDeviceKind, string>} */
  const labels = new Map([
    ['audioinput', 'Generated microphone'],
    ['videoinput', 'Generated camera'],
  ]);

  /** @param {MediaDeviceKind} kind */
  function generatedDevice(kind) {
    const device = {
      deviceId: `generated-${kind}`,
      groupId: 'generated',
      kind,
      label: labels.get(kind) ?? '',
    };
    return /** @type {MediaDeviceInfo} */ ({ ...device, toJSON: () => device });
  }

  /** @returns {Promise<Set<MediaDeviceKind>>} the kinds to generate */
  async function generatedKinds() {
    if (choice === 'generated') return new Set(labels.keys());
    const present = new Set((await realEnumerate()).map(({ kind }) => kind));
    return new Set([...labels.keys()].filter((kind) => !present.has(kind)));
  }

  devices.enumerateDevices = async () => {
    const generated = await generatedKinds();
    const real = await realEnumerate();
    return [
      ...real.filter(({ kind }) => !generated.has(kind)),
      ...[...generated].map(generatedDevice),
    ];
  };

  devices.getUserMedia = async (constraints = {}) => {
    const generated = await generatedKinds();
    const { audio = false, video = false } = constraints;
    const ownAudio = Boolean(audio) && generated.has('audioinput');
    const ownVideo = Boolean(video) && generated.has('videoinput');
    if (!ownAudio && !ownVideo) return realGetUserMedia(constraints);
    const tracks = [];
    if ((audio && !ownAudio) || (video && !ownVideo)) {
      const stream = await realGetUserMedia({
        audio: ownAudio ? false : audio,
        video: ownVideo ? false : video,
      });
      tracks.push(...stream.getTracks());
    }
    if (ownAudio) tracks.push(hum());
    if (ownVideo) tracks.push(picture(typeof video === 'object' ? video : {}));
    return new MediaStream(tracks);
  };

  /**
   * Calls back once the track and all its clones are stopped: the moment a device's light goes out.
   *
   * @param {MediaStreamTrack} track
   * @param {() => void} release
   */
  function whenStopped(track, release) {
    /** @type {Set<MediaStreamTrack>} */
    const live = new Set();
    /** @param {MediaStreamTrack} one */
    const watch = (one) => {
      live.add(one);
      const stop = one.stop.bind(one);
      const clone = one.clone.bind(one);
      one.stop = () => {
        stop();
        if (live.delete(one) && live.size === 0) release();
      };
      one.clone = () => {
        const copy = clone();
        watch(copy);
        return copy;
      };
    };
    watch(track);
  }

  /** @param {boolean | string | number | ConstrainULongRange | undefined} constraint @param {number} fallback */
  function wanted(constraint, fallback) {
    if (typeof constraint === 'number') return constraint;
    if (typeof constraint !== 'object') return fallback;
    return constraint.exact ?? constraint.ideal ?? constraint.max ?? constraint.min ?? fallback;
  }

  /** @param {MediaTrackConstraints} constraints */
  function picture(constraints) {
    const canvas = document.createElement('canvas');
    canvas.width = wanted(constraints.width, 640);
    canvas.height = wanted(constraints.height, 480);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const hue = Array.from(name).reduce((sum, letter) => sum + letter.charCodeAt(0) * 81, 0) % 360;
    const draw = () => drawPerson(context, hue);
    draw();
    // A timer and not animation frames: those rest while the page is in the background, a camera does not.
    const timer = setInterval(draw, 1000 / FRAMES_PER_SECOND);
    const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
    if (!track) throw new DOMException('The canvas gave no track', 'NotReadableError');
    whenStopped(track, () => clearInterval(timer));
    return track;
  }

  /**
   * A person who sways and blinks, with name and time on the chest: so that a still picture shows as one.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {number} hue
   */
  function drawPerson(context, hue) {
    const { width, height } = context.canvas;
    const size = Math.min(width, height);
    const seconds = performance.now() / 1000;
    const middle = width / 2 + Math.sin(seconds * 1.3) * size * 0.015;
    const eyes = height * 0.33;

    const background = context.createLinearGradient(0, 0, width, height);
    background.addColorStop(0, `hsl(${hue} 42% 70%)`);
    background.addColorStop(1, `hsl(${hue + 30} 44% 42%)`);
    context.fillStyle = background;
    context.fillRect(0, 0, width, height);

    context.fillStyle = `hsl(${hue + 15} 46% 30%)`;
    context.beginPath();
    context.ellipse(width / 2, height, size * 0.36, size * 0.44, 0, Math.PI, 0);
    context.fill();

    context.fillStyle = 'hsl(28 55% 80%)';
    context.beginPath();
    context.arc(middle, height * 0.36, size * 0.17, 0, Math.PI * 2);
    context.fill();

    context.fillStyle = context.strokeStyle = 'hsl(25 30% 22%)';
    for (const side of [-1, 1]) {
      const open = seconds % 4 > 0.15 ? 1 : 0.15;
      context.beginPath();
      context.ellipse(
        middle + side * size * 0.06,
        eyes,
        size * 0.016,
        size * 0.024 * open,
        0,
        0,
        7,
      );
      context.fill();
    }
    context.lineWidth = size * 0.012;
    context.lineCap = 'round';
    context.beginPath();
    context.arc(middle, height * 0.36, size * 0.09, Math.PI * 0.2, Math.PI * 0.8);
    context.stroke();

    context.fillStyle = 'hsl(0 0% 100% / 0.92)';
    context.textAlign = 'center';
    context.font = `600 ${size * 0.075}px system-ui, sans-serif`;
    context.fillText(name, width / 2, height * 0.7, size * 0.5);
    context.font = `${size * 0.045}px ui-monospace, monospace`;
    context.fillText(new Date().toLocaleTimeString(), width / 2, height * 0.77);
  }

  /** Two soft notes, so that it can be heard that sound arrives. */
  function hum() {
    const audio = new AudioContext();
    const output = audio.createMediaStreamDestination();
    const gain = audio.createGain();
    gain.gain.value = 0.06;
    gain.connect(output);
    const base = 180 + (name.charCodeAt(0) % 12) * 15;
    for (const frequency of [base, base * 1.5]) {
      const oscillator = audio.createOscillator();
      oscillator.frequency.value = frequency;
      oscillator.connect(gain);
      oscillator.start();
    }
    // Browsers keep sound back until the person has touched the page.
    const resume = () => void audio.resume();
    resume();
    addEventListener('pointerdown', resume, { once: true });
    addEventListener('keydown', resume, { once: true });
    const [track] = output.stream.getAudioTracks();
    if (!track) throw new DOMException('The generator gave no track', 'NotReadableError');
    whenStopped(track, () => void audio.close());
    return track;
  }
})();

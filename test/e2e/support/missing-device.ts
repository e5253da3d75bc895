export type DeviceKind = 'microphone' | 'camera';

/** Runs in the page: from now on its browser knows no such device. */
export function removeDevice(device: DeviceKind): void {
  const [listed, asked] =
    device === 'camera' ? (['videoinput', 'video'] as const) : (['audioinput', 'audio'] as const);
  const proto = MediaDevices.prototype;
  const enumerateDevices = Reflect.get(proto, 'enumerateDevices');
  proto.enumerateDevices = async function (this: MediaDevices) {
    const devices = await enumerateDevices.call(this);
    return devices.filter(({ kind }) => kind !== listed);
  };
  const getUserMedia = Reflect.get(proto, 'getUserMedia');
  proto.getUserMedia = function (this: MediaDevices, constraints) {
    return constraints?.[asked]
      ? Promise.reject(new DOMException('Requested device not found', 'NotFoundError'))
      : getUserMedia.call(this, constraints);
  };
}

import type { CameraFacing, DeviceChoice, MediaDevice } from './ports.js';

/** The camera in use, or the one that would be. */
export interface CurrentCamera {
  readonly deviceId?: string | undefined;
  readonly facing?: CameraFacing | undefined;
}

/**
 * The camera that is meant by front (true), back (false) or the other one (undefined). On a machine whose
 * cameras face nowhere in particular it is the next one in the list, whatever was asked for.
 * @returns undefined where there is no such camera; 'current' where nothing has to change
 */
export function nextCamera(
  cameras: readonly MediaDevice[],
  current: CurrentCamera,
  isFrontCamera: boolean | undefined,
): DeviceChoice | 'current' | undefined {
  // Without a choice browsers take the first one.
  const used = current.deviceId ?? cameras[0]?.deviceId;
  const index = cameras.findIndex(({ deviceId }) => deviceId === used);
  const facing =
    current.facing ?? (current.deviceId === undefined ? undefined : cameras[index]?.facing);
  const front = isFrontCamera ?? facing === 'environment';
  const wanted: CameraFacing = front ? 'user' : 'environment';
  const known = cameras.filter((camera) => camera.facing !== undefined);
  if (facing !== undefined || known.length > 0) {
    if (facing === wanted) return 'current';
    const found = known.find((camera) => camera.facing === wanted && camera.deviceId !== '');
    if (found) return { deviceId: found.deviceId };
    // The list does not tell, but the camera in use does: so the browser knows which is which.
    return known.length === 0 && cameras.length > 1 ? { facing: wanted } : undefined;
  }
  const next = cameras[(index + 1) % cameras.length];
  // Nameless until the person has allowed a camera: then the browser chooses by where they face.
  if (next?.deviceId === '') return { facing: wanted };
  if (next && next.deviceId !== used) return { deviceId: next.deviceId };
  // The one camera of a computer looks at the person.
  return next && isFrontCamera === true ? 'current' : undefined;
}

/** Browsers tell a page in a frame what the page around has allowed it; Safari and Firefox do not yet. */
interface WithPolicy {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** Whether this browser lets this page ask for the screen: none on phones does. */
export function canShareScreen(): boolean {
  const { mediaDevices } = navigator as { readonly mediaDevices?: Partial<MediaDevices> };
  const { featurePolicy } = document as WithPolicy;
  return (
    mediaDevices?.getDisplayMedia !== undefined &&
    featurePolicy?.allowsFeature('display-capture') !== false
  );
}

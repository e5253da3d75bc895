/** A pointer takes the button in its middle and lets it go there, as browsers tell of it. */
export function drag(button: HTMLElement, clientX: number, clientY: number): void {
  const box = button.getBoundingClientRect();
  // Only a pointer that is really there can be captured.
  button.setPointerCapture = () => undefined;
  const tell = (name: string, x: number, y: number): void => {
    const point = { clientX: x, clientY: y, pointerId: 1, isPrimary: true };
    button.dispatchEvent(new PointerEvent(name, { ...point, bubbles: true, composed: true }));
  };
  tell('pointerdown', box.left + box.width / 2, box.top + box.height / 2);
  tell('pointermove', clientX, clientY);
  tell('pointerup', clientX, clientY);
  button.click();
}

/**
 * Does something at once or, while a mouse button or finger is down, when it has been let go: what is being pressed must not be moved
 * away before that, or its click is lost.
 */
export function afterPress(action: () => void): void {
  if (document.querySelector(":active") === null) return action();
  // A timer, as the click comes after this event.
  window.addEventListener("mouseup", () => window.setTimeout(action), { once: true });
}

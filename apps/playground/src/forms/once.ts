import type { KeyboardEvent, MouseEvent } from "react";

/** Makes a second click of a double click, and a key that is held down, do nothing: what costs money is done once. */
export const once: {
  readonly onClickCapture: (event: MouseEvent) => void;
  readonly onKeyDownCapture: (event: KeyboardEvent) => void;
} = {
  onClickCapture(event) {
    if (event.detail > 1 && isButton(event.target)) stop(event);
  },
  onKeyDownCapture(event) {
    if (event.repeat && (event.key === "Enter" || event.key === " ") && !isText(event)) stop(event);
  },
};

function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button") !== null;
}

/** True where the key writes: a held Enter makes lines, a held space makes spaces. */
function isText({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (target instanceof HTMLTextAreaElement) return !ctrlKey && !metaKey;
  return target instanceof HTMLInputElement && key === " ";
}

function stop(event: KeyboardEvent | MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

import type { Device as NodeDevice } from "../../support/device.ts";
import { outside } from "./bridge.ts";

type PageDevice = Pick<NodeDevice, "id" | "publicKey" | "signText">;

/** A device whose key is in the process outside of the page. */
export const Device: new () => PageDevice = class {
  constructor() {
    return outside.device();
  }
} as unknown as new () => PageDevice;

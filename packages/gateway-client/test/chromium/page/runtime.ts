import { memoryStore } from "@pincer/shared";

import type * as runtime from "../../support/runtime.ts";
import { clientSockets } from "./client-sockets.ts";

const page: typeof runtime = {
  isPage: true,
  shownClient: { id: "webchat-ui", mode: "webchat", platform: "web" },
  asOwner: () => ({ device: true, store: memoryStore() }),
  givenUpCode: 1005,
  onUnhandledRejection(listener) {
    const told = (event: PromiseRejectionEvent): void => listener(event.reason);
    addEventListener("unhandledrejection", told);
    return () => removeEventListener("unhandledrejection", told);
  },
  openSockets: () => clientSockets().length,
};

export const isPage: typeof runtime.isPage = page.isPage;
export const shownClient: typeof runtime.shownClient = page.shownClient;
export const asOwner: typeof runtime.asOwner = page.asOwner;
export const givenUpCode: typeof runtime.givenUpCode = page.givenUpCode;
export const onUnhandledRejection: typeof runtime.onUnhandledRejection = page.onUnhandledRejection;
export const openSockets: typeof runtime.openSockets = page.openSockets;

declare global {
  var __webpack_nonce__: string | undefined;
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

// Where the scroll lock of dialogs looks for it (the package get-nonce).
globalThis.__webpack_nonce__ = nonce;

/** The mark that this page's policy asks of style elements. */
export function styleNonce(): string {
  return nonce;
}

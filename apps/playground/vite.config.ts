import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";

const config: UserConfig = defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce in its place with every answer (server/page/load-page.ts).
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    target: "es2023",
    // Everything in files of its own: the page's policy allows no inline scripts and no data: addresses for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});

export default config;

import "@mantine/core/styles.css";
import "./styles.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { createSession } from "./session/create-session.ts";
import { SessionProvider } from "./session/session-context.ts";
import { theme } from "./theme.ts";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { styleNonce } from "./ui/style-nonce.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

const session = createSession(window.location.origin);

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <SessionProvider value={session}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </SessionProvider>
    </MantineProvider>
  </StrictMode>,
);

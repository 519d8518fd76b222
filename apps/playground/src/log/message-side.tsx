import { Text } from "@mantine/core";
import type { JSX } from "react";

import type { HttpSide } from "../../contract/log-entry.ts";
import { BodyView } from "../ui/body-view.tsx";
import { HeadersView } from "./headers-view.tsx";

/** Body and headers of one direction. */
export function MessageSide({ side }: { readonly side: HttpSide }): JSX.Element {
  return (
    <>
      {side.body === null ? (
        <Text fz="xs" c="var(--pg-dim)">
          No body
        </Text>
      ) : (
        <BodyView body={side.body} />
      )}
      <HeadersView headers={side.headers} />
    </>
  );
}

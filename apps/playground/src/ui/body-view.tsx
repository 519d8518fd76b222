import { Text } from "@mantine/core";
import type { JSX } from "react";

import type { LoggedBody } from "../../contract/log-entry.ts";
import { shortBytes } from "./format.ts";
import { highlightJson } from "./highlight-json.ts";

import classes from "./body-view.module.css";

/** A body or frame: JSON indented and colored, text as it is, bytes as their number. */
export function BodyView({ body }: { readonly body: LoggedBody }): JSX.Element {
  if (body.type === "binary") return <Text fz="sm">{shortBytes(body.bytes)}, not shown</Text>;
  if (body.type === "text") {
    return (
      <pre className={classes["body"]}>
        {body.text}
        {body.cut && "\n… (cut)"}
      </pre>
    );
  }
  const tokens = highlightJson(JSON.stringify(body.value, null, 2));
  return (
    <pre className={classes["body"]} data-testid="json-body">
      {tokens.map(({ kind, text }, index) => (
        // Tokens have no identity but their place.
        <span key={index} className={kind === "other" ? undefined : classes[kind]}>
          {text}
        </span>
      ))}
    </pre>
  );
}

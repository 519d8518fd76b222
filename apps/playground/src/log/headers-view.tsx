import type { JSX } from "react";

import classes from "./headers-view.module.css";

/** Headers, folded away until they are wanted. */
export function HeadersView({ headers }: { readonly headers: Readonly<Record<string, string>> }): JSX.Element {
  const entries = Object.entries(headers);
  return (
    <details className={classes["headers"]}>
      <summary>Headers ({entries.length})</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

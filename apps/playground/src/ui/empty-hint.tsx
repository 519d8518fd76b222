import { Text } from "@mantine/core";
import type { JSX, ReactNode } from "react";

/** What stands where nothing is yet. */
export function EmptyHint({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <Text fz="sm" c="var(--pg-dim)" ta="center" py="lg">
      {children}
    </Text>
  );
}

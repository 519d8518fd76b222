import { Button, Loader } from "@mantine/core";
import type { JSX, ReactNode } from "react";

/** What a submit button shows. */
export interface SubmitButtonProps {
  /** What was asked for is under way. The button keeps the focus meanwhile; the form must not take a second order. */
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly size?: "xs" | "sm";
  readonly testId: string;
  readonly children: ReactNode;
}

/** Submits its form. */
export function SubmitButton({
  busy,
  disabled = false,
  size = "sm",
  testId,
  children,
}: SubmitButtonProps): JSX.Element {
  return (
    <Button
      type="submit"
      size={size}
      disabled={disabled}
      aria-disabled={busy}
      data-disabled={busy}
      leftSection={busy ? <Loader size={14} color="currentColor" aria-hidden /> : undefined}
      data-testid={testId}
    >
      {children}
    </Button>
  );
}

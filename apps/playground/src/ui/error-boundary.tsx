import { Button, Stack, Text } from "@mantine/core";
import { Component, type JSX, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failure: string | null;
}

/** Says what failed where the page itself is at fault, instead of leaving it blank. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    return this.state.failure === null ? this.props.children : <Failure message={this.state.failure} />;
  }
}

function Failure({ message }: { readonly message: string }): JSX.Element {
  return (
    <Stack p="xl" gap="sm" align="flex-start" role="alert" data-testid="page-failure">
      <Text fw={600}>The page failed</Text>
      <Text fz="sm">{message}</Text>
      <Button size="xs" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </Stack>
  );
}

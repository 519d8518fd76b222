import { Button, Group, Modal, Text } from "@mantine/core";
import type { JSX, ReactNode } from "react";

import { once } from "../forms/once.ts";

/** What is asked before something costs money. */
export interface ConfirmCostProps {
  readonly opened: boolean;
  readonly title: string;
  /** What exactly would happen. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is done with a real account. "Cancel" has the focus first, and a key that is still held does not press it. */
export function ConfirmCost({
  opened,
  title,
  children,
  confirmLabel,
  onConfirm,
  onCancel,
}: ConfirmCostProps): JSX.Element {
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={<Text fw={600}>{title}</Text>}
      centered
      size="sm"
      data-testid="confirm-cost"
    >
      <div {...once}>
        <Text fz="sm">{children}</Text>
        <Text fz="sm" mt="xs" fw={600}>
          This is a real account: it costs money.
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onCancel} data-autofocus>
            Cancel
          </Button>
          <Button color="orange.9" onClick={onConfirm} data-testid="confirm-cost-yes">
            {confirmLabel}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

import { Table } from "@mantine/core";
import type { JSX, ReactNode } from "react";

import classes from "./list-table.module.css";

/** What a list shows. */
export interface ListTableProps {
  /** Read out by screen readers. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly testId: string;
  readonly children: ReactNode;
}

/** A quiet table that scrolls sideways where there is no room. */
export function ListTable({ label, columns, testId, children }: ListTableProps): JSX.Element {
  return (
    <Table.ScrollContainer minWidth={460} type="native">
      <Table
        aria-label={label}
        data-testid={testId}
        fz="sm"
        verticalSpacing={7}
        horizontalSpacing="xs"
        className={classes["table"]}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

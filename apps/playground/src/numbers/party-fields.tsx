import { Autocomplete, Group, SimpleGrid, Text, TextInput } from "@mantine/core";
import { readPhoneNumber } from "@pincer/clawops/korean";
import type { JSX } from "react";

import { useSessionState } from "../session/session-context.ts";
import { kindNames } from "./kind-name.ts";
import { NumberKind } from "./number-kind.tsx";
import { NumbersError } from "./numbers-error.tsx";
import { ownNumbers } from "./own-numbers.ts";
import type { Parties } from "./use-parties.ts";

/** What the fields hold. */
export interface PartyFieldsProps {
  readonly parties: Parties;
  /** Gives what stands against a field. */
  readonly problem: (name: "to" | "from") => string | undefined;
  /** Called when a field is left. */
  readonly onLeave: (name: "to" | "from") => void;
  /** Marks them for tests: `call` makes `call-to` and `call-from`. */
  readonly name: string;
}

/** Recipient and sender, each with the kind of its number: the account's own numbers can be picked, any can be typed. */
export function PartyFields({ parties, problem, onLeave, name }: PartyFieldsProps): JSX.Element {
  const own = useSessionState(ownNumbers);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label="To"
          value={parties.to}
          onChange={(event) => parties.setTo(event.currentTarget.value)}
          onBlur={() => onLeave("to")}
          name="to"
          error={problem("to")}
          description={<NumberKind input={parties.to} />}
          inputWrapperOrder={order}
          inputMode="tel"
          autoComplete="off"
          data-testid={`${name}-to`}
        />
        <Autocomplete
          label="From"
          value={parties.from}
          onChange={parties.setFrom}
          onBlur={() => onLeave("from")}
          name="from"
          error={problem("from")}
          description={<NumberKind input={parties.from} />}
          inputWrapperOrder={order}
          data={[...own]}
          filter={({ options }) => options}
          renderOption={({ option }) => <OwnNumber number={option.value} />}
          inputMode="tel"
          autoComplete="off"
          data-testid={`${name}-from`}
        />
      </SimpleGrid>
      <NumbersError testId={`${name}-numbers-error`} />
    </>
  );
}

/** What belongs to a number stands under it. */
const order: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

function OwnNumber({ number }: { readonly number: string }): JSX.Element {
  const { kind } = readPhoneNumber(number);
  return (
    <Group gap="xs" justify="space-between" w="100%">
      <span>{number}</span>
      {kind !== undefined && (
        <Text span lang="ko" fz="xs" c="var(--pg-dim)">
          {kindNames[kind]}
        </Text>
      )}
    </Group>
  );
}

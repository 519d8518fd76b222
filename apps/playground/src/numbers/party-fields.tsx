import { Autocomplete, SimpleGrid, TextInput } from "@mantine/core";
import type { JSX } from "react";

import { useSessionState } from "../session/session-context.ts";
import { ownNumbers } from "./own-numbers.ts";
import type { Parties } from "./use-parties.ts";

/** What the fields hold. */
export interface PartyFieldsProps {
  readonly parties: Parties;
  /** Gives what stands against a field. */
  readonly problem: (name: "to" | "from") => string | undefined;
  /** Marks them for tests: `call` makes `call-to` and `call-from`. */
  readonly name: string;
}

/** Recipient and sender: the account's own numbers are suggested, anything can be typed (to see what a wrong one gives). */
export function PartyFields({ parties, problem, name }: PartyFieldsProps): JSX.Element {
  const own = useSessionState(ownNumbers);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        label="To"
        value={parties.to}
        onChange={(event) => parties.setTo(event.currentTarget.value)}
        name="to"
        error={problem("to")}
        inputMode="tel"
        autoComplete="off"
        data-testid={`${name}-to`}
      />
      <Autocomplete
        label="From"
        value={parties.from}
        onChange={parties.setFrom}
        name="from"
        error={problem("from")}
        data={[...own]}
        filter={({ options }) => options}
        inputMode="tel"
        autoComplete="off"
        data-testid={`${name}-from`}
      />
    </SimpleGrid>
  );
}

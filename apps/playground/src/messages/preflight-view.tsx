import { Text, VisuallyHidden } from "@mantine/core";
import type { JSX } from "react";

import { arrive, type Characters, type Preflight, tooLong } from "./preflight.ts";

import classes from "./preflight-view.module.css";

/** What is shown of a text. */
export interface PreflightViewProps {
  readonly found: Preflight;
}

/** Type and length: the description of the text's field. */
export function PreflightSize({ found }: PreflightViewProps): JSX.Element {
  return (
    <>
      <strong className={classes["type"]} data-testid="preflight-type">
        {found.type.toUpperCase()}
      </strong>{" "}
      <span data-testid="preflight-size">{found.size}</span>
    </>
  );
}

/** Cut and what does not print. What changes with every key is not told aloud; what matters is. */
export function PreflightView({ found }: PreflightViewProps): JSX.Element {
  const { type, fits, cut, unprintable, risky, announcement } = found;
  return (
    <div className={classes["preflight"]} data-testid="preflight">
      {!fits && (
        <Text fz="xs" fw={600} className={classes["bad"]} data-testid="preflight-too-long">
          {tooLong(type)}
        </Text>
      )}
      {cut !== null && (
        <Text fz="xs" className={classes["words"]} data-testid="preflight-cut">
          As an SMS it would be cut at index {cut.at}: <q lang="ko">…{cut.before}</q> <del lang="ko">{cut.after}…</del>
        </Text>
      )}
      <CharacterList characters={unprintable} words={`${arrive(unprintable.count)} as “?”:`} testId="unprintable" />
      <CharacterList characters={risky} words="Old handsets may print “?” for:" testId="risky" />
      <VisuallyHidden>
        <div role="status" aria-live="polite" data-testid="preflight-announcement">
          {announcement}
        </div>
      </VisuallyHidden>
    </div>
  );
}

interface CharacterListProps {
  readonly characters: Characters;
  readonly words: string;
  readonly testId: string;
}

function CharacterList({ characters, words, testId }: CharacterListProps): JSX.Element | null {
  const { count, named } = characters;
  if (count === 0) return null;
  const more = count - named.length;
  return (
    <Text fz="xs" className={classes["words"]} data-testid={`preflight-${testId}`}>
      {words} {named.join(", ")}
      {more > 0 && `, and ${more.toLocaleString("en-US")} more`}
    </Text>
  );
}

import { type RefObject, useLayoutEffect, useRef } from "react";

/** This close to the end counts as being there, in pixels. */
const NEAR = 24;

/** What a list needs to stay at its end. */
export interface FollowEnd {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
}

/** Keeps a list at its end while new rows come, unless the reader has scrolled away from it. */
export function useFollowEnd(): FollowEnd {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    // After every rendering: whatever made the list longer, its end stays in sight.
    if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  });
  const onScroll = (): void => {
    const element = list.current;
    if (element !== null) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  };
  return { list, onScroll };
}

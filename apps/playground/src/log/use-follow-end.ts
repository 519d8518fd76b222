import { type RefObject, useLayoutEffect, useRef } from "react";

/** This close to the end counts as being there, in pixels. */
const NEAR = 24;

/** Keeps a list at its end while new rows come, unless the reader has scrolled away from it; gives what listens to that. */
export function useFollowEnd(list: RefObject<HTMLElement | null>): () => void {
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    // After every rendering: whatever made the list longer, its end stays in sight.
    if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  });
  return () => {
    const element = list.current;
    if (element !== null) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  };
}

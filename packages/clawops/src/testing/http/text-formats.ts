import type { TextFormat } from "../../generated/formats.ts";

/** What a text of each format is like. As the API's validator has it: the form only, not whether there is such a thing. */
export const textFormats: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  email: isEmail,
  uri: (text) => /^[a-z][a-z\d+.-]*:\S+$/i.test(text),
  uuid: (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
};

/** An address without a display name. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  return (
    /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(text.slice(0, Math.max(0, at))) &&
    text
      .slice(at + 1)
      .split(".")
      .every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label))
  );
}

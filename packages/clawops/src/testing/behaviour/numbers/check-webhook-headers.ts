import { invalid, issue } from "../../http/validation.ts";
import { type Body, recordOf } from "../body-fields.ts";

const MAX_HEADERS = 10;
const MAX_NAME_BYTES = 64;
const MAX_VALUE_BYTES = 2048;

/** Names that the service sets itself. */
const reserved = /^x-(?:signature|forwarded-.*|real-ip)$/i;

/** Refuses headers that the service does not add to its requests: it takes up to 10 that begin with `X-`. */
export function checkWebhookHeaders(body: Body): void {
  const headers = Object.entries(recordOf(body, "webhookHeaders") ?? {});
  const path = "/body/webhookHeaders";
  if (headers.length > MAX_HEADERS) {
    throw invalid([issue(path, "maxProperties", `must NOT have more than ${MAX_HEADERS} properties`)]);
  }
  for (const [name, value] of headers) {
    const isName =
      /^X-[A-Za-z0-9!#$%&'*+.^_`|~-]+$/i.test(name) && name.length <= MAX_NAME_BYTES && !reserved.test(name);
    if (!isName) throw invalid([issue(`${path}/${name}`, "propertyNames", "must be a name that begins with X-")]);
    if (!/^[\x20-\x7e]*$/.test(String(value)) || String(value).length > MAX_VALUE_BYTES) {
      throw invalid([
        issue(`${path}/${name}`, "pattern", `must be printable ASCII of at most ${MAX_VALUE_BYTES} bytes`),
      ]);
    }
  }
}

/** What Node's `fetch` rejects with where a connection breaks: `"fetch failed"` before the answer, `"terminated"` in its body. */
export function connectionLost(message: "fetch failed" | "terminated"): TypeError {
  const cause = Object.assign(new Error("The local server cut the connection, as it was told to."), {
    code: "ECONNRESET",
  });
  return new TypeError(message, { cause });
}

/** What Node's `fetch` rejects with where nobody listens: nothing has left. */
export function connectionRefused(url: string): TypeError {
  const { host, hostname, port, protocol } = new URL(url);
  const cause = Object.assign(new Error(`connect ECONNREFUSED ${host} (the local server was told to refuse it)`), {
    code: "ECONNREFUSED",
    syscall: "connect",
    address: hostname === "localhost" ? "127.0.0.1" : hostname,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
  });
  return new TypeError("fetch failed", { cause });
}

const otherServers = "It needs servers that speak no WebSocket, and browsers do not say why a socket did not open.";

/** Tests that do not run in a page, though others of their file do; by the name with those of the groups around it. */
export const leftOutTests: ReadonlyArray<{ readonly file: string; readonly test: RegExp; readonly reason: string }> = [
  {
    file: "src/identity/open-device.test.ts",
    test: /without a store is kept in memory|no secure context/,
    reason:
      "A page has IndexedDB, and cannot replace its location; device-in-chromium.test.ts has pages of both kinds.",
  },
  {
    file: "src/options/read-options.test.ts",
    test: /\{"store":\{\}\}/,
    reason: "A page is a device without being told so, which makes a store useful.",
  },
  {
    file: "src/reconnect/watch-wake.test.ts",
    test: /is shown again/,
    reason: "It pretends to be a page that it can hide, and a page cannot replace its document.",
  },
  {
    file: "test/chat.test.ts",
    test: /when protocol 3 asks it again|after its retries/,
    reason: "It winds the page's clock while the gateway answers, which is in another process here.",
  },
  {
    file: "test/chat-late-answer.test.ts",
    test: /is over already/,
    reason: "It winds the page's clock while the gateway answers, which is in another process here.",
  },
  {
    file: "test/connect.test.ts",
    test: /nobody listening|accepts and stays silent|web server's answer/,
    reason: otherServers,
  },
  {
    file: "test/connect-doctor.test.ts",
    test: /nothing that listens|does not exist|accepts and stays silent|no web server|with TLS|certificate|HTTP|proxy|redirect/,
    reason: otherServers,
  },
  {
    file: "test/connect-errors.test.ts",
    test: /how far the attempt came|with TLS|HTTP/,
    reason: otherServers,
  },
  {
    file: "test/device.test.ts",
    test: /protocol 3 > that (must be approved|waits for its approval)/,
    reason: "Protocol 3 asks for approval only where a proxy is in between, which a page cannot pretend.",
  },
  {
    file: "test/long-run.test.ts",
    test: /nobody reads the events/,
    reason: "Twenty thousand frames would go through the bridge to the gateway.",
  },
  {
    file: "test/refused-connect.test.ts",
    test: /^an origin/,
    reason: "A page cannot choose its Origin header.",
  },
  {
    file: "test/request.test.ts",
    test: /one signal|listener/,
    reason: "A page cannot list the listeners of a signal.",
  },
  {
    file: "test/resend.test.ts",
    test: /32 MiB/,
    reason: "So much would go through the bridge to the gateway many times.",
  },
];

/** Files of tests that do not run in a page, each with the reason. */
export const leftOutFiles: Readonly<Record<string, string>> = {
  "test/after-close.test.ts":
    "Its gateway pings the client to know what has reached it, and a page does not hear of pings.",
  "test/device-token.test.ts":
    "Its devices are let in as programs are; protocol 4 lets those of pages in only when they are approved.",
  "test/out-of-turn.test.ts": "It counts bytes of the heap, which a page cannot.",
  "src/cli/**": "A command line is Node's.",
  "src/node/**": "Files and the environment are Node's.",
  "src/testing/**": "The local gateway is a Node program; here it runs outside of the page.",
  "src/platform/gather-sends.test.ts": "It is about the sockets of Node.",
  "src/platform/web-socket.test.ts": "It compares the two platforms, and pretends to be a page itself.",
  "test/browser-bundle.test.ts": "It bundles.",
  "test/device-in-chromium.test.ts": "It drives a Chromium of its own: pages that start at once, other origins.",
  "test/fidelity/**": "It measures the local gateway, not the client.",
  "test/fuzz/**": "No socket and no page is in it, and a million inputs take as long again; V8 is Node's engine too.",
  "test/guides.test.ts": "It runs what the guides print, as Node programs.",
  "test/loading.test.ts": "It replaces modules by ones that cannot be loaded, which ends the browser's mocks.",
  "test/loaded-config.test.ts": "Configuration files are Node's.",
  "test/official/**": "It reads the official schemas; what pages send is checked by them outside of the page.",
  "test/pinned-web-socket.test.ts": "Pages cannot look at certificates.",
  "test/plaintext.test.ts": "It replaces the sockets of both platforms to see what reaches them.",
  "test/process.test.ts": "It starts Node processes.",
  "test/protocol-doc.test.ts": "It compares a document with the code.",
  "test/random/**": "It looks for what is left behind in Node, and asks the gateway about every frame.",
  "test/sessions/**": "No socket and no page is in it, for its sockets are played by the test.",
  "test/superseded.test.ts":
    "Its sockets are played by the test, turn by turn, and imports of pages under test take more turns.",
};

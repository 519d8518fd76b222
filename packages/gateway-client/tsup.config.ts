import { packageBuild } from "../../.config/tsup.base.ts";

export default packageBuild({
  index: "src/index.ts",
  "index.browser": "src/index.browser.ts",
  "cli/main": "src/cli/main.ts",
  "node/index": "src/node/index.ts",
  "testing/index": "src/testing/index.ts",
});

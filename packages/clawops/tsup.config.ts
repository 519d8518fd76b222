import { packageBuild } from "../../.config/tsup.base.ts";

export default packageBuild({
  index: "src/index.ts",
  "cli/main": "src/cli/main.ts",
  "testing/index": "src/testing/index.ts",
  "testing/index.browser": "src/testing/index.browser.ts",
});

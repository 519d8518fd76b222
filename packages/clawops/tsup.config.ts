import { packageBuild } from "../../.config/tsup.base.ts";

export default packageBuild({
  index: "src/index.ts",
  "webhooks/index": "src/webhooks/index.ts",
  "voiceml/index": "src/voiceml/index.ts",
  "korean/index": "src/korean/index.ts",
  "cli/main": "src/cli/main.ts",
  "testing/index": "src/testing/index.ts",
  "testing/index.browser": "src/testing/index.browser.ts",
});

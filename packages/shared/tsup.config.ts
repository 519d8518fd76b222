import { packageBuild } from "../../.config/tsup.base.ts";

export default packageBuild({
  index: "src/index.ts",
  internal: "src/internal.ts",
  "internal-base": "src/internal-base.ts",
});

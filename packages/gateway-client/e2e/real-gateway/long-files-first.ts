import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files with a gateway of their own, and those that run its command line: they take long, so they come first. */
const LONG = ["restart.", "pages.", "devices."];

/** Orders the test files so that two workers are busy to the end, each with another gateway where that is possible. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const place = LONG.findIndex((name) => moduleId.includes(`/${name}`));
      return (place === -1 ? LONG.length : place) * 2 + (project.name === "openclaw" ? 0 : 1);
    };
    return files.toSorted((one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId));
  }
}

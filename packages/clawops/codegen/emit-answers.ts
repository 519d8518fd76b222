import type { Contract } from "./contract.ts";
import { emitSide } from "./emit-schemas.ts";
import { ShapePrinter } from "./emit-shape.ts";
import { answerOf } from "./emit-shapes.ts";

/** Prints `src/generated/answers.ts`: every known field and value of every JSON answer. */
export function emitAnswers(contract: Contract, header: string): string {
  const printer = new ShapePrinter(contract, "answer");
  const entries = contract.operations.flatMap((operation) => {
    const shape = answerOf(contract, operation, printer);
    return shape === undefined ? [] : [`  ${operation.operationId}: ${shape},`];
  });
  const constants = emitSide(contract, "answer", printer.used).map((text) => text.replace("\nexport const", "\nconst"));
  const about = `/**
 * What answers look like as far as the ClawOps API 1.3.2 is known: every field and enum value, by operationId. Loaded only
 * where somebody watches for what is not in it (\`onDrift\`).
 */`;
  return `${header}\nimport type { Shape } from "../wire/operation.ts";\n\n${constants.join("\n\n")}\n\n${about}\nexport const answers: Readonly<Record<string, Shape>> = {\n${entries.join("\n")}\n};\n`;
}

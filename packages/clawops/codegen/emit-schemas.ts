import type { Contract } from "./contract.ts";
import { ShapePrinter, type Side } from "./emit-shape.ts";

/** The constants of the schemas of one side: those that are named, and what those refer to, inner ones first. */
export function emitSide(contract: Contract, side: Side, roots: Set<string>): string[] {
  const texts = new Map<string, string>();
  const visit = (name: string): void => {
    const schema = contract.schemas[name];
    if (schema === undefined) throw new Error(`The contract has no schema ${name}.`);
    if (texts.has(name)) return;
    const printer = new ShapePrinter(contract, side);
    const shape = printer.schema(schema);
    for (const used of printer.used) visit(used);
    const note = { request: "as it is sent", promise: "what is promised of it", answer: "all of it" }[side];
    texts.set(
      name,
      `/** ${name}: ${note}. */\nexport const ${new ShapePrinter(contract, side).constant(name)}: Shape = ${shape};`,
    );
  };
  for (const name of [...roots].sort()) visit(name);
  return [...texts.values()];
}

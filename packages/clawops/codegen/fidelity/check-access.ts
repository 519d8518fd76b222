import type { Contract } from "../contract.ts";
import type { Check } from "./check.ts";
import { idParameters, mayBeGone } from "./path-ids.ts";
import type { Subject } from "./subject.ts";

const UNKNOWN = "unknown0";
const methods = ["PATCH", "PUT", "DELETE", "POST", "GET"] as const;

/** Keys, accounts, ids and methods: who is let in, and to what. */
export async function checkAccess(contract: Contract, subject: Subject): Promise<Check[]> {
  const { operation } = subject;
  const checks: Check[] = [];
  const expectStatus = async (
    rule: string,
    place: string,
    status: number,
    change: Parameters<Subject["send"]>[0],
  ): Promise<void> => {
    checks.push({ rule, place, isPassed: (await subject.send(change)).status === status });
  };
  if (operation.auth === "bearer") {
    await expectStatus("401 without a key", "", 401, { key: null });
    await expectStatus("401 with a wrong key", "", 401, { key: "sk_wrong" });
    if (operation.path.includes("{accountId}")) {
      await expectStatus("403 for another account", "", 403, { ids: { accountId: "AC_other" } });
    }
  }
  if (operation.errors.includes(404)) {
    for (const name of idParameters(operation)) {
      const change = { ids: { [name]: UNKNOWN } };
      if (mayBeGone(contract, operation, name)) {
        await expectStatus("success for a name that is gone", name, operation.success.status, change);
      } else await expectStatus("404 for an unknown id", name, 404, change);
    }
  }
  const wrong = methods.find(
    (method) => !contract.operations.some((other) => other.method === method && overlap(other.path, operation.path)),
  );
  if (wrong !== undefined) await expectStatus("405 for a wrong method", wrong, 405, { method: wrong, body: null });
  return checks;
}

/** True where one request could mean both templates. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [one.split("/"), other.split("/")];
  return (
    a.length === b.length &&
    a.every((part, at) => part === b[at] || part.startsWith("{") || b[at]?.startsWith("{") === true)
  );
}

/** A call with everything that is promised of one. */
export const call = {
  callId: "CA1",
  status: "queued",
  to: "01012345678",
  from: "07012341234",
  direction: "outbound",
  accountId: "AC_test",
  dateCreated: "2026-10-01T00:00:00.000Z",
};

/** A message as little as it may be. */
export const message = { messageId: "MG1", status: "queued" };

/** A page of rows in the standard envelope. */
export function pageOf(data: readonly unknown[], page: number, pageSize: number, total: number): object {
  return { data, meta: { page, pageSize, total } };
}

/** The version of this package; what the gateway is told as the client's version. */
export const version = "0.0.0";

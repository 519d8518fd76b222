/** Where a real gateway would keep its files. Nothing is there: the local one keeps everything in memory. */
export const STATE_DIR = "/local-gateway";

/** Collects what is wrong with the parameters, by path. */
export type Report = (path: string, problem: string) => void;

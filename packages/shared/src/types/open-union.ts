/**
 * Known string values with completion in the editor, and any other string allowed: a server may learn new values
 * without breaking code that was compiled before.
 */
export type OpenUnion<Known extends string> = Known | (string & Record<never, never>);

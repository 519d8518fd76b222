/** How an operation is authorised where it is not by the account's API key. */
export type OperationAuth = "none" | "enrollment-token" | "nonce";

/** How the keys of a request body are spelt on the wire. */
export type Casing = "camel" | "pascal" | "snake";

/**
 * What a value is on the wire. `date` is an ISO 8601 string, `object` without a shape and `map` have keys of the user's own,
 * `scalar` is a string, number or boolean.
 */
export type FieldType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "object"
  | "map"
  | "array"
  | "binary"
  | "scalar"
  | "any";

/**
 * A type with its marks: `!` = a request must have it, an answer is promised to have it; `?` = it may be null.
 * `"string!"` is a string that must be there.
 */
export type MarkedType = `${FieldType}${"" | "!"}${"" | "?"}`;

/** A field that needs more than a type. */
export interface FieldRules {
  readonly type: MarkedType;
  /** The known values: of the field, or of the items where it is an array. */
  readonly enum?: ReadonlyArray<string | number>;
  /** True where values outside `enum` are fine. */
  readonly open?: true;
  /** The least value of a number, length of a string, or count of an array or map. */
  readonly min?: number;
  /** The greatest of the same. */
  readonly max?: number;
  /** What an object holds, or the items of an array, or the values of a map. */
  readonly of?: FieldType | Shape;
}

/** One field of a shape. */
export type Field = MarkedType | FieldRules;

/** The fields of an object, by their name on the wire. */
export type Fields = Readonly<Record<string, Field>>;

/** What an object on the wire looks like. */
export interface Shape {
  readonly fields: Fields;
  /** Set where the object's own casing differs from the casing of the body around it. */
  readonly casing?: Casing;
  /** The field whose value picks one of `variants`; their fields come on top of `fields`. */
  readonly by?: string;
  readonly variants?: Readonly<Record<string, Fields>>;
  /** True where the service refuses keys that the shape does not have. */
  readonly strict?: true;
}

/** The body of a request. */
export interface BodyShape extends Shape {
  readonly casing: Casing;
  /** Sent as a form with files instead of JSON. */
  readonly multipart?: true;
  /** True where the request may go out without a body. */
  readonly optional?: true;
  /** The same request as a form, used when one of the parameters is a file. */
  readonly form?: Shape;
}

/** How the rows of a list are wrapped. */
export interface ListStyle {
  /** The field that holds the rows. */
  readonly key: string;
  /** The number of the first page; absent where the list is not paged and all rows come at once. */
  readonly first?: number;
  /** The page size of the server where the caller gave none. */
  readonly size?: number;
}

/** One operation of the API, as far as the client and the local server need it at run time. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path with `{name}` in the place of parameters. */
  readonly path: string;
  /** Absent: the account's API key. */
  readonly auth?: OperationAuth;
  /** Whether sending it again does harm. Absent: it does not. */
  readonly repeat?: "never" | "with-key";
  /** The body field (wire name) whose value makes the server recognise a repetition. */
  readonly key?: string;
  readonly query?: Fields;
  readonly body?: BodyShape;
  /** The status of success; a second one where the server has two. */
  readonly status: number | readonly number[];
  /** The shape of the JSON answer, or `"binary"` for a download. Absent: the answer is empty. */
  readonly answer?: Shape | "binary";
  /** Set where the answer is a list. */
  readonly list?: ListStyle;
}

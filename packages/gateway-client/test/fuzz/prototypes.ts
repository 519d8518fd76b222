const builtIns: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Promise,
  Error,
  Map,
  Set,
  RegExp,
].map((constructor) => constructor.prototype as object);

/** Gives a function that tells what has changed in the prototypes of the language since. */
export function watchPrototypes(): () => string[] {
  const before = builtIns.map((prototype) => Object.getOwnPropertyDescriptors(prototype));
  return () =>
    builtIns.flatMap((prototype, index) => {
      const [past, now] = [before[index] ?? {}, Object.getOwnPropertyDescriptors(prototype)];
      const names = new Set([...Reflect.ownKeys(past), ...Reflect.ownKeys(now)]);
      const read = (all: object, name: PropertyKey): PropertyDescriptor | undefined => Reflect.get(all, name);
      return [...names].flatMap((name) => {
        const [old, current] = [read(past, name), read(now, name)];
        const isSame = old?.value === current?.value && old?.get === current?.get && old?.set === current?.set;
        return isSame && (old === undefined) === (current === undefined) ? [] : [String(name)];
      });
    });
}

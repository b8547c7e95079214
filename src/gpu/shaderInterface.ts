/**
 * What a shader declares: its bindings, structs and constants. Read from the WGSL itself, so that nothing is written
 * twice. Understands what our shaders use: one bind group, structs of u32 and f32 alone.
 */
export interface ShaderInterface {
  readonly bindings: readonly ShaderBinding[];
  /** Fields of each struct, by its name. */
  readonly structs: ReadonlyMap<string, readonly StructField[]>;
  /** Values of `const NAME = 8u;`. */
  readonly constants: ReadonlyMap<string, number>;
  /** Invocations of a workgroup along x, y, z: numbers, or names of overrides. */
  readonly workgroup: readonly [string, string, string];
}

export interface ShaderBinding {
  readonly name: string;
  readonly index: number;
  readonly access: 'uniform' | 'read' | 'read_write';
  /** For instance `Params`, or `array<vec4f>`. */
  readonly type: string;
}

export interface StructField {
  readonly name: string;
  readonly type: 'u32' | 'f32';
}

const BINDING =
  /@group\(0\)\s*@binding\((\d+)\)\s*var<(uniform|storage)(?:,\s*(read|read_write))?>\s*(\w+)\s*:\s*([^;]+);/g;
const STRUCT = /struct (\w+)\s*\{([^}]*)\}/g;
const CONSTANT = /const (\w+) = (\d+)u;/g;
const WORKGROUP = /@workgroup_size\(([^)]*)\)/;
const FIELD = /(\w+)\s*:\s*(u32|f32)/g;

export function readShaderInterface(source: string): ShaderInterface {
  const code = source.replaceAll(/\/\/.*/g, '');
  const constants = [...code.matchAll(CONSTANT)].map(([, name = '', value]) => [name, Number(value)] as const);
  const structs = [...code.matchAll(STRUCT)].map(([, name = '', body = '']) => [name, readFields(body)] as const);
  const [x = '1', y = '1', z = '1'] = (WORKGROUP.exec(code)?.[1] ?? '').split(',').map((size) => size.trim());
  return {
    bindings: [...code.matchAll(BINDING)].map(readBinding),
    structs: new Map(structs),
    constants: new Map(constants),
    workgroup: [x, y, z],
  };
}

/** The value of a `const` that a shader declares. Throws RangeError where it does not. */
export function readConstant(source: string, name: string): number {
  const value = readShaderInterface(source).constants.get(name);
  if (value === undefined) throw new RangeError(`the shader declares no const ${name}`);
  return value;
}

/** The fields of a struct that a shader declares. Throws RangeError where it does not. */
export function readStruct(source: string, name: string): readonly StructField[] {
  const fields = readShaderInterface(source).structs.get(name);
  if (fields === undefined) throw new RangeError(`the shader declares no struct ${name}`);
  return fields;
}

function readBinding([, index = '', space, access, name = '', type = '']: RegExpMatchArray): ShaderBinding {
  const kind = space === 'uniform' ? 'uniform' : access === 'read_write' ? 'read_write' : 'read';
  return { name, index: Number(index), access: kind, type: type.trim() };
}

function readFields(body: string): StructField[] {
  return [...body.matchAll(FIELD)].map(([, name = '', type]) => ({ name, type: type === 'f32' ? 'f32' : 'u32' }));
}

/** Bytes that a struct takes as a uniform. */
export function structBytes(fields: readonly StructField[]): number {
  return Math.ceil((fields.length * 4) / 16) * 16;
}

/** The bytes of a struct. Throws RangeError where a field has no value, or a value no field. */
export function packStruct(
  struct: string,
  fields: readonly StructField[],
  values: Readonly<Record<string, number>>,
): ArrayBuffer {
  const unknown = Object.keys(values).filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length > 0) throw new RangeError(`the shader's ${struct} has no ${unknown.join(', ')}`);
  const bytes = new ArrayBuffer(structBytes(fields));
  const view = new DataView(bytes);
  for (const [index, { name, type }] of fields.entries()) {
    const value = values[name];
    if (value === undefined) throw new RangeError(`the shader's ${struct} needs ${name}`);
    if (type === 'f32') view.setFloat32(index * 4, value, true);
    else view.setUint32(index * 4, value, true);
  }
  return bytes;
}

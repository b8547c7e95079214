/**
 * What a shader declares: its bindings, and the fields of `struct Params`. Read from the WGSL itself, so that nothing
 * is written twice. Understands what our shaders use: one bind group, structs of u32 and f32 alone.
 */
export interface ShaderInterface {
  readonly bindings: readonly ShaderBinding[];
  readonly params: readonly ParamField[];
  /** Values of `const NAME = 8u;`. */
  readonly constants: ReadonlyMap<string, number>;
  /** Invocations of a workgroup along x, y, z: numbers, or names of overrides. */
  readonly workgroup: readonly [string, string, string];
}

export interface ShaderBinding {
  readonly name: string;
  readonly index: number;
  readonly access: 'uniform' | 'read' | 'read_write';
}

export interface ParamField {
  readonly name: string;
  readonly type: 'u32' | 'f32';
}

const BINDING = /@group\(0\)\s*@binding\((\d+)\)\s*var<(uniform|storage)(?:,\s*(read|read_write))?>\s*(\w+)\s*:/g;
const PARAMS = /struct Params\s*\{([^}]*)\}/;
const CONSTANT = /const (\w+) = (\d+)u;/g;
const WORKGROUP = /@workgroup_size\(([^)]*)\)/;
const FIELD = /(\w+)\s*:\s*(u32|f32)/g;

export function readShaderInterface(source: string): ShaderInterface {
  const code = source.replaceAll(/\/\/.*/g, '');
  const constants = [...code.matchAll(CONSTANT)].map(([, name = '', value]) => [name, Number(value)] as const);
  const [x = '1', y = '1', z = '1'] = (WORKGROUP.exec(code)?.[1] ?? '').split(',').map((size) => size.trim());
  return {
    bindings: [...code.matchAll(BINDING)].map(readBinding),
    params: readParams(code),
    constants: new Map(constants),
    workgroup: [x, y, z],
  };
}

function readBinding([, index = '', space, access, name = '']: RegExpMatchArray): ShaderBinding {
  const kind = space === 'uniform' ? 'uniform' : access === 'read_write' ? 'read_write' : 'read';
  return { name, index: Number(index), access: kind };
}

function readParams(code: string): ParamField[] {
  const body = PARAMS.exec(code)?.[1] ?? '';
  return [...body.matchAll(FIELD)].map(([, name = '', type]) => ({ name, type: type === 'f32' ? 'f32' : 'u32' }));
}

/** The bytes of `struct Params`. Throws RangeError where a field has no value, or a value no field. */
export function packParams(fields: readonly ParamField[], values: Readonly<Record<string, number>>): ArrayBuffer {
  const unknown = Object.keys(values).filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length > 0) throw new RangeError(`the shader's Params have no ${unknown.join(', ')}`);
  const bytes = new ArrayBuffer(Math.ceil((fields.length * 4) / 16) * 16);
  const view = new DataView(bytes);
  for (const [index, { name, type }] of fields.entries()) {
    const value = values[name];
    if (value === undefined) throw new RangeError(`the shader's Params need ${name}`);
    if (type === 'f32') view.setFloat32(index * 4, value, true);
    else view.setUint32(index * 4, value, true);
  }
  return bytes;
}

/** Activation functions by the codes that the shaders know them by. */
export const ACTIVATION_CODES = { relu: 1, tanh: 2, sigmoid: 3, identity: 0 } as const;

export type ActivationName = keyof typeof ACTIVATION_CODES;

export const ACTIVATIONS = Object.keys(ACTIVATION_CODES) as ActivationName[];

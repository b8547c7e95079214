/** Activation functions by the codes that the shaders know them by. */
export const ACTIVATION_CODES = { identity: 0, relu: 1, tanh: 2, sigmoid: 3 } as const;

export type ActivationName = keyof typeof ACTIVATION_CODES;

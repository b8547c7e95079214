/** The words that settings of a run may have. */
export const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'identity'] as const;
export const ORDERS = ['fixed', 'shuffled'] as const;

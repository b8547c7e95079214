// A sample's record: these values at its head, then its squared gradient norm in each layer.

const NLL = 0u;
const PREDICTION = 1u; // a u32; all others are f32
const MARGIN = 2u;
const EL2N = 3u;
const RECORD_HEAD = 4u; // values of the head, where the norms begin

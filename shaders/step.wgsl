// The step of an epoch under way: its rows are `rows` entries of the visit order from `first` on.

struct Step {
  first: u32,
  rows: u32,
}

@group(0) @binding(1) var<uniform> step: Step;

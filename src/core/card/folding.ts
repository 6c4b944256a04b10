// How a pocket card is folded: printed beside its cut, and said where it is exported. One sentence to each side of the cut.

export const foldingWords = [
  'Fold to eighths and open again; fold the short edges together and cut along the dashed line, from the fold to its end.',
  'Open, fold along the cut, push both ends together until four pages stand out, and fold those round: page 1 is in front.',
] as const

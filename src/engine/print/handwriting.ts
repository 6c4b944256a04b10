// What a hand needs to write on a line, against the smallest type of a printing.

/** Room for a name or a number: 26 mm on a page, 22 mm on a pocket card; more where the type is larger. */
export const shortestOfSmallest = 8.25
/** From line to line: 6 mm on a page, 5 mm on a pocket card. */
export const lowestOfSmallest = 1.9

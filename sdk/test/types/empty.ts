/** The cost of nothing: what a compiler spends on its own libraries. */
export {}

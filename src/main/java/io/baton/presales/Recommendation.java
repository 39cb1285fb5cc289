package io.baton.presales;

/**
 * The access network that the decision {@code accessTechnology} recommends (R-PS-3).
 *
 * @param needsExpansion win slots back by moving others' circuits above 10 Mbit/s to IP RAN
 */
public record Recommendation(Technology technology, boolean needsExpansion) {}

package io.baton.bidding;

/**
 * One line of the score sheet (R-BD-2).
 *
 * @param score 0 to 5
 * @param weight as it was when it was scored
 */
record Score(Criterion criterion, int score, int weight) {}

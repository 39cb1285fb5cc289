package io.baton.project;

/**
 * What the decision {@code projectGrade} says of a project (R-PJ-1).
 *
 * @param major whether it is a major project
 */
public record Grading(Grade grade, boolean major, SupportDesk supportDesk) {}

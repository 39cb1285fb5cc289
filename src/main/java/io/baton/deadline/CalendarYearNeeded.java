package io.baton.deadline;

/**
 * The working calendar has no data for this year, and it is December before it or later. Published once per year, for those who want to
 * be told; administrators also see it on every page.
 */
public record CalendarYearNeeded(int year) {}

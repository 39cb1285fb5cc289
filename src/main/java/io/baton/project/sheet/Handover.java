package io.baton.project.sheet;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That a sheet was handed to the customer.
 *
 * @param language in which, as a language tag: {@code zh-CN} or {@code en}
 * @param handedOn the day
 * @param by account of who recorded it
 */
record Handover(String language, LocalDate handedOn, String by, Instant at) {}

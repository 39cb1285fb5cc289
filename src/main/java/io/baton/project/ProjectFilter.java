package io.baton.project;

import org.jspecify.annotations.Nullable;

/**
 * Which projects to list; null leaves a criterion out.
 *
 * @param text stands in number, title or customer's name
 * @param status a {@link ProjectStatus} id
 * @param grade a {@link Grade}
 * @param customerId of this customer
 * @param before only numbers below this one: the last of the page before
 */
public record ProjectFilter(
        @Nullable String text,
        @Nullable String status,
        @Nullable String grade,
        @Nullable Long customerId,
        @Nullable String before) {}

package io.baton.customer;

/**
 * A customer's details, and perhaps its class, changed. Published in the same transaction.
 *
 * @param by the account that changed it
 */
public record CustomerChanged(long customerId, String by) {}

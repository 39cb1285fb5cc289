package io.baton.customer;

/** A customer's details, and perhaps its class, changed. Published in the same transaction. */
public record CustomerChanged(long customerId) {}

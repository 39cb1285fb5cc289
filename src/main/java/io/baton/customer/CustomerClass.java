package io.baton.customer;

/** A customer's class (R-CU-1): high-value, strategic, demonstration, potential, others. Never shown to a customer (R-SL-10). */
public enum CustomerClass {
    A1,
    A2,
    B1,
    B2,
    C;

    public String messageKey() {
        return "customer.class." + name();
    }
}

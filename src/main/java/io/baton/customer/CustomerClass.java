package io.baton.customer;

/** A customer's class (R-CU-1): high-value, strategic, demonstration, potential, others. Never shown to a customer (R-SL-10). */
public enum CustomerClass {
    A1,
    A2,
    B1,
    B2,
    C;

    /** One step above; the highest two stay (R-CU-4). */
    CustomerClass lifted() {
        return switch (this) {
            case C -> B2;
            case B2 -> B1;
            case B1 -> A1;
            case A1, A2 -> this;
        };
    }

    public String messageKey() {
        return "customer.class." + name();
    }
}

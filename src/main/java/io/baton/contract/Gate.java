package io.baton.contract;

/** Who judges a version of a contract (R-CO-1): finance always, the others when it deviates. */
enum Gate {
    LEGAL,
    COMMERCIAL,
    FINANCE;

    /** How many are asked. */
    static int asked(boolean deviates) {
        return deviates ? values().length : 1;
    }
}

package io.baton.project;

/** A project's grade (R-PJ-1). Never shown to a customer (R-SL-10). */
public enum Grade {
    A,
    B,
    C
}

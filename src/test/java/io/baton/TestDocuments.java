package io.baton;

import io.baton.document.DocumentAccess;

/** Documents of no real case: {@code author} attaches, everybody but {@code stranger} reads. */
public final class TestDocuments implements DocumentAccess {

    public static final String PURPOSE = "testing";

    TestDocuments() {}

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return !personId.equals("stranger");
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return !personId.equals("reader");
    }
}

package io.baton.people;

/** Tells who may read a case to whom it was shown, besides those with a part in it. */
public interface CaseReaders {

    /** Whether the case was shown to the person. */
    boolean mayRead(String personId, String businessKey);
}

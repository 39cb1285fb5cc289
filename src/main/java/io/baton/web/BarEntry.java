package io.baton.web;

/** A link of the top bar with a number on it, such as notices that a person has not seen. Modules offer theirs as beans. */
public interface BarEntry {

    /** The label. */
    String messageKey();

    /** Where it leads. */
    String path();

    /** Name of the icon in the sprite. */
    String icon();

    /** What waits for the person; with 0 no number is shown, and with more than 99 "99+". */
    int count(String personId);
}

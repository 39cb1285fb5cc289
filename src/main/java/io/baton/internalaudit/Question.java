package io.baton.internalaudit;

import java.time.Instant;

/**
 * One version of a question of the checklist's template (R-IA-3); it never changes.
 *
 * @param question names the question through its versions
 * @param used whether new audits ask it
 * @param reason why this version was made
 */
record Question(
        int question,
        int version,
        Aspect aspect,
        String text,
        String textEn,
        boolean used,
        String reason,
        String createdBy,
        Instant createdAt) {

    /** Came with the product: no person made it, and there is no reason in a person's words. */
    public boolean shipped() {
        return createdBy.equals("system:product");
    }

    public String textIn(String language) {
        return language.equals("en") ? textEn : text;
    }
}

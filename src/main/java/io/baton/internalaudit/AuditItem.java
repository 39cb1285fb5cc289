package io.baton.internalaudit;

import org.jspecify.annotations.Nullable;

/**
 * One item of an audit's checklist, or one finding as the customer stated it (R-IA-1, R-IA-3).
 *
 * @param item counts from 1 within the audit
 * @param text what is asked, or the customer's words
 * @param textEn the same in English; the customer's words as they are
 * @param score whole points 0 to 10; null while it is not scored, and always of a customer's finding
 * @param remark of the auditor on the score
 * @param statement of the warning, when the item does not pass (R-IA-4)
 * @param responsible account of the first responsible person
 * @param verifier account of who will verify the correction
 * @param finding number of the finding that was issued for it
 */
record AuditItem(
        int item,
        Aspect aspect,
        String text,
        String textEn,
        @Nullable Integer score,
        @Nullable String remark,
        @Nullable String statement,
        @Nullable String responsible,
        @Nullable String verifier,
        @Nullable String finding) {

    public String textIn(String language) {
        return language.equals("en") ? textEn : text;
    }

    /** Below the mark, or stated by a customer: every item stands alone (R-IA-3). */
    public boolean fails(int passMark, AuditOrigin origin) {
        return origin == AuditOrigin.CUSTOMER || (score != null && score < passMark);
    }

    public boolean isWarned() {
        return statement != null && responsible != null && verifier != null;
    }
}

package io.baton.internalaudit;

import io.baton.document.DocumentAccess;
import org.springframework.stereotype.Component;

/** The files of an audit as a whole, above all what the customer sent; added by who has a part in it, until it is over. */
@Component
class AuditDocuments implements DocumentAccess {

    private final AuditRecords audits;
    private final AuditReaders readers;

    AuditDocuments(AuditRecords audits, AuditReaders readers) {
        this.audits = audits;
        this.readers = readers;
    }

    @Override
    public String purpose() {
        return CASE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return audits.find(businessKey)
                .filter(audit -> readers.mayRead(audit, personId))
                .isPresent();
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return audits.find(businessKey)
                .filter(audit -> !audit.status().isOver())
                .filter(audit -> readers.mayRead(audit, personId)
                        && readers.participants(audit).contains(personId))
                .isPresent();
    }
}

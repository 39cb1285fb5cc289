package io.baton.presales;

import io.baton.web.Refusal;

/** The library is for who does business, and for auditors. */
class LibraryClosed extends Refusal {

    LibraryClosed() {
        super(Kind.FORBIDDEN, "presales.refusal.libraryClosed");
    }
}

package io.baton.presales;

import io.baton.web.Refusal;

/** The library holds no solution of this number. */
class LibraryEntryUnknown extends Refusal {

    LibraryEntryUnknown(String number) {
        super(Kind.NOT_FOUND, "presales.refusal.libraryEntryUnknown", number);
    }
}

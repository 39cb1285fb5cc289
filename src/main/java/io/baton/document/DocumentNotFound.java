package io.baton.document;

import io.baton.web.Refusal;

/** There is no such document, or the person may not know of it. */
public class DocumentNotFound extends Refusal {

    DocumentNotFound() {
        super(Kind.NOT_FOUND, "document.notFound");
    }
}

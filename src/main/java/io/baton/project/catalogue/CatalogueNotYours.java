package io.baton.project.catalogue;

import io.baton.web.Refusal;

/** Only process managers and product engineers keep the catalogue (R-PS-14). */
class CatalogueNotYours extends Refusal {

    CatalogueNotYours() {
        super(Kind.FORBIDDEN, "project.refusal.catalogueNotYours");
    }
}

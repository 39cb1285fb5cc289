package io.baton.project.catalogue;

import io.baton.web.Refusal;

/** The catalogue has no such product. */
class ProductUnknown extends Refusal {

    ProductUnknown(String id) {
        super(Kind.NOT_FOUND, "project.refusal.productUnknown", id);
    }
}

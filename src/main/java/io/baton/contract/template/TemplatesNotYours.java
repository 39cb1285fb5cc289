package io.baton.contract.template;

import io.baton.web.Refusal;

/** Only legal and process managers change the templates of contracts (R-CO-1). */
class TemplatesNotYours extends Refusal {

    TemplatesNotYours() {
        super(Kind.FORBIDDEN, "contract.refusal.templatesNotYours");
    }
}

package io.baton.contract.template;

import io.baton.web.Refusal;

/** Somebody else offered or withdrew this version meanwhile. */
class TemplateOfferedAlready extends Refusal {

    TemplateOfferedAlready() {
        super(Kind.STALE, "contract.refusal.templateOfferedAlready");
    }
}

package io.baton.contract.template;

import io.baton.web.Refusal;

/** There is no such version of a template, or the person may not know of it. */
class TemplateUnknown extends Refusal {

    TemplateUnknown() {
        super(Kind.NOT_FOUND, "contract.refusal.templateUnknown");
    }
}

package io.baton.contract.template;

import io.baton.web.Refusal;

/** Without an offered template no contract could be made: its successor is offered first (R-CO-1). */
class LastTemplate extends Refusal {

    LastTemplate() {
        super(Kind.STALE, "contract.refusal.lastTemplate");
    }
}

package io.baton.document;

import io.baton.web.Refusal;

/** The person may see the case but not attach files to it now. */
public class MayNotAttach extends Refusal {

    MayNotAttach() {
        super(Kind.FORBIDDEN, "document.mayNotAttach");
    }
}

package io.baton.engine;

import io.baton.web.Refusal;

/** The engine offers this operation, Baton does not: not at this door, or not to this person. */
public class ClosedDoor extends Refusal {

    public ClosedDoor(String operation) {
        super(Kind.FORBIDDEN, "engine.closedDoor", operation);
    }
}

package io.baton.project;

import java.util.Collection;
import java.util.List;

/** Cases about other cases, of whatever project: supervision orders. Implemented by the module that owns them. */
public interface FollowUps {

    /** The cases about these, the newest first. */
    List<Leg> about(Collection<String> numbers);
}
